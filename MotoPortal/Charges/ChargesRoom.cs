using Microsoft.Extensions.Options;
using MotoPortal.Charges.Disputes;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Receipts;
using MotoPortal.Charges.Refunds;
using MotoPortal.Charges.Schedules;
using MotoPortal.Gateway;

namespace MotoPortal.Charges;

/// <summary>Registers the charging of saved cards.</summary>
internal static class ChargesRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddCharges(this IServiceCollection services)
    {
        services.AddOptions<ChargesOptions>().BindConfiguration(ChargesOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ChargesOptions>, ChargesOptions.Validation>();
        return services
            .AddSingleton<ChargeReads>()
            .AddSingleton<ChargeFeed>()
            .AddSingleton<ChargeGrounds>()
            .AddSingleton<ChargeRecords>()
            .AddSingleton<ChargeWorkflow>()
            .AddSingleton<ChargeOpenings>()
            .AddSingleton<ChargedTwiceReads>()
            .AddSingleton<ChargeHistory>()
            .AddSingleton<ChargeEvents>()
            .AddSingleton<IStripeEventHandler>(services => services.GetRequiredService<ChargeEvents>())
            .AddSingleton<ChargeReconciler>()
            .AddHostedService(services => services.GetRequiredService<ChargeReconciler>())
            .AddMoneyBack()
            .AddSchedules();
    }

    /// <summary>Maps what is handed out: the customer's receipt.</summary>
    public static IEndpointRouteBuilder MapCharges(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReceipts();
        return endpoints;
    }

    private static IServiceCollection AddMoneyBack(this IServiceCollection services) => services
        .AddSingleton<ReceiptSource>()
        .AddSingleton<ReceiptMailing>()
        .AddSingleton<RefundReads>()
        .AddSingleton<RefundWorkflow>()
        .AddSingleton<IStripeEventHandler, RefundEvents>()
        .AddSingleton<RefundReconciler>()
        .AddHostedService(services => services.GetRequiredService<RefundReconciler>())
        .AddSingleton<DisputeReads>()
        .AddSingleton<DisputeLinks>()
        .AddSingleton<DisputeWorkflow>()
        .AddSingleton<IStripeEventHandler, DisputeEvents>()
        .AddSingleton<DisputeReconciler>()
        .AddHostedService(services => services.GetRequiredService<DisputeReconciler>());
}
