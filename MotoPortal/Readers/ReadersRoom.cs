using Microsoft.Extensions.Options;
using MotoPortal.PersonalData;
using MotoPortal.Primitives.Checks;
using MotoPortal.Readers.Inspections;
using MotoPortal.Readers.Registry;
using MotoPortal.Readers.Stores;
using MotoPortal.Shell;

namespace MotoPortal.Readers;

/// <summary>Registers the readers, their leases and their inspections.</summary>
internal static class ReadersRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddReaders(this IServiceCollection services, IConfiguration configuration)
    {
        var isPractice = string.IsNullOrEmpty(configuration["Stripe:ApiKey"]);
        services.AddOptions<ReadersOptions>()
            .Bind(configuration.GetSection(ReadersOptions.Section))
            .PostConfigure(options => options.InspectionDays ??= isPractice ? 0 : ReadersOptions.UsualInspectionDays)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReadersOptions>, ReadersOptions.Validation>();
        services.AddSingleton<LeaseRecords>();
        services.AddSingleton<IReaderHolders>(provider => provider.GetRequiredService<LeaseRecords>());
        services.AddScoped<RegistryWorkflow>();
        services.AddSingleton<InspectionReads>();
        services.AddScoped<InspectionWorkflow>();
        services.AddScoped<ReaderRegister>();
        services.AddSingleton<ReaderLooks>();
        services.AddScoped<ReaderDirectory>();
        services.AddSingleton<IPreflightCheck, StoresCheck>();
        services.AddSingleton<IPreflightCheck, ReadersCheck>();
        services.AddSingleton<IPreflightCheck, ReaderSoftwareCheck>();
        services.AddSingleton<EmptyStores>();
        services.AddSingleton<IPersonalData, ReaderPersonalData>();
        return services.AddSingleton(new TopBarPart(typeof(StorePart)));
    }
}
