namespace MotoPortal.Invariants;

/// <summary>Registers the check of what holds at every moment.</summary>
internal static class InvariantsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddInvariants(this IServiceCollection services) =>
        services.AddSingleton<InvariantCheck>().AddScoped<InvariantWorkflow>();
}
