using MotoPortal.Charges.Records;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.PersonalData;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Refunds;

/// <summary>Registers refunds.</summary>
internal static class RefundsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddRefunds(this IServiceCollection services) => services
        .AddScoped<RefundReads>()
        .AddScoped<RefundWorkflow>()
        .AddScoped<IStripeEventHandler, RefundEvents>()
        .AddCustomerData<RefundPersonalData>()
        .AddSingleton<IChargeCompanion, RefundsOfCharge>()
        .AddSingleton<IErasureHold, OpenRefundHold>()
        .AddWorker<RefundReconciler>();
}
