using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data.Numbers;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.PersonalData;

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
            .AddScoped<ChargeReads>()
            .AddScoped<ICustomerNumberReads, ChargeNumberReads>()
            .AddScoped<ChargeFeed>()
            .AddSingleton<StoreRuleReads>()
            .AddSingleton<ChargeContextReads>()
            .AddSingleton<ChargeRecords>()
            .AddScoped<ChargeWorkflow>()
            .AddScoped<AllowanceReads>()
            .AddScoped<ChargedTwiceReads>()
            .AddScoped<ChargeEvents>()
            .AddSingleton(new NumberSource(
                NumberFloor.Charges,
                (db, cancellationToken) => db.Set<Charge>().MaxAsync(charge => (long?)charge.Number, cancellationToken)))
            .AddScoped<IStripeEventHandler>(services => services.GetRequiredService<ChargeEvents>())
            .AddCustomerData<ChargePersonalData>()
            .AddSingleton<IErasureHold, OpenChargeHold>()
            .AddSingleton<IRetentionRule, ChargesRule>()
            .AddWorker<ChargeReconciler>();
    }
}
