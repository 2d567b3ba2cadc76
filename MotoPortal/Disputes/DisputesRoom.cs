using MotoPortal.Charges.Records;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.PersonalData;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Disputes;

/// <summary>Registers the tracking of disputes.</summary>
internal static class DisputesRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddDisputes(this IServiceCollection services) => services
        .AddScoped<DisputeReads>()
        .AddSingleton<IDisputedCharges, DisputedCharges>()
        .AddSingleton<IChargeDisputes, DisputedCharges>()
        .AddSingleton<DisputeLinks>()
        .AddSingleton<DisputeWindow>()
        .AddScoped<DisputeWorkflow>()
        .AddScoped<IStripeEventHandler, DisputeEvents>()
        .AddCustomerData<DisputePersonalData>()
        .AddSingleton<IChargeCompanion, DisputesOfCharge>()
        .AddSingleton<IErasureHold, OpenDisputeHold>()
        .AddWorker<DisputeReconciler>()
        .AddWorker<MissedEventsWorker>();
}
