namespace MotoPortal.Restores;

/// <summary>Registers what stops charging in a restored database.</summary>
internal static class RestoresRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddRestores(this IServiceCollection services) => services.AddSingleton<ChargingStop>();
}
