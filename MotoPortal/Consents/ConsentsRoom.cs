using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Withdrawal;

namespace MotoPortal.Consents;

/// <summary>Registers consents and the cards under them.</summary>
internal static class ConsentsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddConsents(this IServiceCollection services) => services
        .AddSingleton<ConsentRecords>()
        .AddSingleton<ConsentReads>()
        .AddSingleton<ConsentScripts>()
        .AddSingleton<CustomerCards>()
        .AddSingleton<ConsentFeed>()
        .AddSingleton<CopySource>()
        .AddSingleton<CopyMailing>()
        .AddSingleton<WithdrawalWorkflow>()
        .AddSingleton<WithdrawalLinks>()
        .AddSingleton<CardRemovals>()
        .AddHostedService<CardRemover>();

    /// <summary>Maps what is handed out: the customer's copy and the receipt.</summary>
    public static void MapConsents(this IEndpointRouteBuilder endpoints) => endpoints.MapCopies();
}
