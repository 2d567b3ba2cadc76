using MotoPortal.Data.Workers;
using MotoPortal.PersonalData;

namespace MotoPortal.Exemptions;

/// <summary>Registers the exemptions from the card number guard.</summary>
internal static class ExemptionsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddExemptions(this IServiceCollection services)
    {
        services.AddSingleton<ExemptionRecords>();
        services.AddScoped<ExemptionWorkflow>();
        services.AddSingleton<IRetentionRule, ExemptionsRule>();
        services.AddSingleton<IPersonalData, ExemptionPersonalData>();
        return services.AddWorker<ExemptionWorker>();
    }

    /// <summary>Reads the exemptions before the first form is handed in.</summary>
    public static Task PrepareExemptionsAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<ExemptionRecords>().RefreshAsync(cancellationToken);
}
