using MotoPortal.Overview.ChargePages;
using MotoPortal.Overview.CustomerPages;

namespace MotoPortal.Overview;

/// <summary>Registers the reads of pages that combine several rooms.</summary>
internal static class OverviewRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddOverview(this IServiceCollection services) =>
        services.AddScoped<ChargeHistory>().AddScoped<CustomerHistory>();
}
