using Microsoft.Extensions.Options;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway;
using MotoPortal.PersonalData;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.CustomerStep;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.PaymentStep;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard;

/// <summary>Registers the saving of cards and the payments on readers.</summary>
internal static class SaveCardRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddSaveCard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SaveCardOptions>().Bind(configuration.GetSection(SaveCardOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SaveCardOptions>, SaveCardOptions.Validation>();
        services.AddSingleton<CardSetups>();
        services.AddSingleton<CardIntents>();
        services.AddSingleton<DraftChanges>();
        services.AddSingleton<CardIntentCreation>().AddSingleton<AttemptResults>().AddSingleton<SettlingWorkflow>();
        services.AddSingleton<ReaderCancellation>().AddSingleton<SetupPoll>();
        services.AddSingleton<CustomerStepWorkflow>().AddSingleton<OrderStepWorkflow>();
        services.AddSingleton<ConsentStepWorkflow>().AddSingleton<PaymentStepWorkflow>().AddSingleton<ReaderStepWorkflow>();
        services.AddSingleton<SaveCardWorkflow>();
        services.AddSingleton<SetupReads>();
        services.AddSingleton<SetupStatusFeed>();
        services.AddSingleton<IStripeEventHandler, SetupEvents>();
        services.AddWorker<SignedFormSweeper>();
        services.AddSingleton<ISetupCanceller, SetupCanceller>();
        services.AddWorker<SetupReconciler>();
        services.AddCustomerData<SetupPersonalData>();
        services.AddSingleton<ICustomerSetups, CustomerSetups>();
        services.AddSingleton<IRetentionRule, SetupsRule>();
        return services;
    }
}
