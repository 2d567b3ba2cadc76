using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Personal;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Seals;
using MotoPortal.Consents.Status;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Customers.Searching;
using MotoPortal.Data.Numbers;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.PersonalData;

namespace MotoPortal.Consents;

/// <summary>Registers consents and their saved cards.</summary>
internal static class ConsentsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddConsents(this IServiceCollection services)
    {
        services.AddOptions<ReadingOptions>().BindConfiguration(ReadingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReadingOptions>, ReadingOptions.Validation>();
        services.AddOptions<ExpiryOptions>().BindConfiguration(ExpiryOptions.Section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<ExpiryOptions>, ExpiryOptions.Validation>().AddRecords().AddEndings().AddPersonal();
    }

    /// <summary>Reads the key of the addresses in copies, before the first copy is made.</summary>
    public static Task PrepareConsentsAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<StatusLinks>().PrepareAsync(cancellationToken);

    /// <summary>Maps the downloads: the customer's copy and the consent receipt.</summary>
    public static IEndpointRouteBuilder MapConsents(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCopies();
        return endpoints;
    }

    private static IServiceCollection AddRecords(this IServiceCollection services) => services
        .AddSingleton<ConsentRecords>()
        .AddSingleton<ConsentReads>()
        .AddSingleton<ICustomerNumberReads, ConsentNumberReads>()
        .AddSingleton<SealReads>()
        .AddSingleton(new NumberSource(
            NumberFloor.Consents,
            (db, cancellationToken) => db.Set<Consent>().MaxAsync(consent => (long?)consent.Number, cancellationToken)))
        .AddSingleton<SealFindingRecords>()
        .AddWorker<SealCheckWorker>()
        .AddSingleton<ConsentScripts>()
        .AddSingleton<ConsentSuspensions>()
        .AddScoped<SuspensionWorkflow>()
        .AddSingleton<CustomerCards>()
        .AddSingleton<ConsentFeed>()
        .AddSingleton<CardChecks>()
        .AddSingleton<SavedCardEvents>()
        .AddSingleton<IStripeEventHandler>(services => services.GetRequiredService<SavedCardEvents>())
        .AddSingleton<CustomerDocumentPdf>()
        .AddSingleton<StatusLinks>()
        .AddSingleton<StatusReads>()
        .AddSingleton<CopySource>()
        .AddSingleton<ReceiptWriter>()
        .AddSingleton<CopyMailing>()
        .AddScoped<CopyWorkflow>();

    private static IServiceCollection AddEndings(this IServiceCollection services) => services
        .AddSingleton<WithdrawalRecords>()
        .AddScoped<WithdrawalWorkflow>()
        .AddSingleton<WithdrawalLinkRecords>()
        .AddScoped<CardRemovalWorkflow>()
        .AddWorker<CardRemovalWorker>()
        .AddWorker<SavedCardReconciler>()
        .AddWorker<ConsentExpiryWorker>()
        .AddSingleton<ExpiringReads>()
        .AddScoped<RenewalWorkflow>();

    private static IServiceCollection AddPersonal(this IServiceCollection services) => services
        .AddCustomerData<ConsentPersonalData>()
        .AddSingleton<IRetentionRule, PersonsRule>()
        .AddSingleton<IRetentionRule, EvidenceRule>()
        .AddSingleton<IRetentionRule, RefusalsRule>();
}
