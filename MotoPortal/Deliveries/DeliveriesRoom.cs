using MotoPortal.Data.Workers;

namespace MotoPortal.Deliveries;

/// <summary>Registers what administrators see of the arriving events.</summary>
internal static class DeliveriesRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddDeliveries(this IServiceCollection services) =>
        services.AddSingleton<DeliveryReads>().AddScoped<DeadLetterWorkflow>().AddWorker<UnreadEventsWorker>();
}
