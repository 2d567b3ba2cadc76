using Microsoft.Extensions.Options;

namespace MotoPortal.Pdf.Shaping;

/// <summary>The options of what is drawn in documents. Section <c>Pdf</c>.</summary>
internal sealed class FontOptions
{
    /// <summary>The name of the section of the settings.</summary>
    public const string Section = "Pdf";

    private const string LinuxFonts = "/usr/share/fonts";

    /// <summary>The folder of fonts beyond those that the portal includes, absolute; null for none.</summary>
    public string? FontsDirectory { get; set; } = OperatingSystem.IsLinux() ? LinuxFonts : null;

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<FontOptions>
    {
        public ValidateOptionsResult Validate(string? name, FontOptions options) =>
            options.FontsDirectory is { Length: > 0 } folder && folder is not LinuxFonts && !Directory.Exists(folder)
                ? ValidateOptionsResult.Fail($"Pdf:FontsDirectory is '{folder}', which is not a folder that the portal can read.")
                : ValidateOptionsResult.Success;
    }
}
