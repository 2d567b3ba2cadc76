using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.Settling;

/// <summary>Settles a setup when Stripe sends an event about its SetupIntent or PaymentIntent.</summary>
internal sealed class SetupEvents(IDbContextFactory<PortalDb> contexts, SettlingWorkflow settling) : IStripeEventHandler
{
    /// <inheritdoc/>
    public async Task ApplyAsync(StripeEventReference notice, CancellationToken cancellationToken)
    {
        if (notice is { SetupIntent: null, PaymentIntent: null })
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (saving, paying) = (notice.SetupIntent, notice.PaymentIntent);
        var id = await db.Set<CardSetup>()
            .Where(setup => (saving != null && setup.SetupIntentId == saving) || (paying != null && setup.PaymentIntentId == paying))
            .Select(setup => (Primitives.CardSetupId?)setup.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is { } ours)
        {
            await settling.SettleAsync(ours, cancellationToken).DemandAsync();
        }
    }
}
