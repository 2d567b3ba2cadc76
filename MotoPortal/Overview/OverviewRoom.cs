namespace MotoPortal.Overview;

/// <summary>Registers what the pages that join several rooms read.</summary>
internal static class OverviewRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddOverview(this IServiceCollection services) => services.AddSingleton<ChargeHistory>();
}
