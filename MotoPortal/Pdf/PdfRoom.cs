using Microsoft.Extensions.Options;
using MotoPortal.Pdf.Shaping;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Pdf;

/// <summary>Registers the writer of PDF documents and its fonts.</summary>
internal static class PdfRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddPdf(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FontOptions>().Bind(configuration.GetSection(FontOptions.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<FontOptions>, FontOptions.Validation>()
            .AddSingleton<FontChain>()
            .AddSingleton<TextShaper>()
            .AddSingleton<PdfWriter>()
            .AddSingleton<IPreflightCheck, FontsCheck>();
    }
}
