using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Customers.Searching;
using MotoPortal.Data.Numbers;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.PersonalData;
using MotoPortal.Primitives.Checks;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.CustomerStep;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.PaymentStep;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms;

namespace MotoPortal.SaveCard;

/// <summary>Registers the saving of cards and payments on readers.</summary>
internal static class SaveCardRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddSaveCard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SaveCardOptions>().Bind(configuration.GetSection(SaveCardOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SaveCardOptions>, SaveCardOptions.Validation>();
        services.AddSingleton<SetupRecords>();
        services.AddSingleton<CardIntentCalls>();
        services.AddSingleton<DraftChanges>().AddSingleton<HouseLimitCheck>().AddSingleton<CallerFacts>();
        services.AddSingleton<CardIntentCreation>().AddSingleton<AttemptResults>().AddScoped<SettlingWorkflow>();
        services.AddScoped<ReaderCancellation>().AddScoped<SetupPoll>();
        services.AddScoped<CustomerStepWorkflow>().AddScoped<OrderStepWorkflow>();
        services.AddScoped<ConsentStepWorkflow>().AddScoped<PaymentStepWorkflow>().AddScoped<ReaderStepWorkflow>();
        services.AddScoped<ReaderTakeOverWorkflow>();
        services.AddScoped<PostalFormWorkflow>();
        services.AddScoped<SaveCardWorkflow>();
        services.AddSingleton<IPreflightCheck, MotoCheck>();
        services.AddScoped<SetupReads>().AddScoped<ICustomerNumberReads, PostalFormNumberReads>();
        services.AddScoped<SetupStatusFeed>();
        services.AddSingleton(new NumberSource(
            NumberFloor.PostalForms,
            (db, cancellationToken) => db.Set<CardSetup>().MaxAsync(setup => (long?)setup.FormNumber, cancellationToken)));
        services.AddScoped<IStripeEventHandler, SetupEvents>();
        services.AddWorker<SignedFormSweeper>();
        services.AddSingleton<ISetupCanceller, SetupCanceller>();
        services.AddSingleton<ISetupAccess, SetupAccess>();
        services.AddWorker<SetupReconciler>();
        services.AddSingleton<SpareObjects>().AddWorker<SpareObjectsWorker>();
        services.AddCustomerData<SetupPersonalData>();
        services.AddSingleton<ICustomerSetups, CustomerSetups>();
        services.AddSingleton<IRetentionRule, SetupsRule>();
        return services;
    }

    /// <summary>Maps the room's addresses beside its pages.</summary>
    public static IEndpointRouteBuilder MapSaveCard(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPostalForm();
        return endpoints;
    }
}
