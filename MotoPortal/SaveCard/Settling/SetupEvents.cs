using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.Settling;

/// <summary>
/// Settles a setup when Stripe sends an event about its SetupIntent or PaymentIntent. An intent that no setup has can have been made by a
/// call whose answer was lost: its metadata names the setup, whatever the setup's state.
/// </summary>
internal sealed class SetupEvents(IDbContextFactory<PortalDb> contexts, SettlingWorkflow settling, SpareObjects spares)
    : IStripeEventHandler
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
            .Select(setup => (CardSetupId?)setup.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is { } ours)
        {
            await settling.SettleAsync(ours, cancellationToken).DemandAsync();
        }
        else if (saving is { } unknown && !await spares.TakeAsync(new CardIntentId.ToSave(unknown), cancellationToken))
        {
            throw new InvalidOperationException(
                "The SetupIntent that an event speaks of could not be read; the event is applied again later.");
        }
        else if (paying is { } payment && await IsOfNoChargeAsync(db, payment, cancellationToken)
            && !await spares.TakeAsync(new CardIntentId.ToPay(payment), cancellationToken))
        {
            throw new InvalidOperationException(
                "The PaymentIntent that an event speaks of could not be read; the event is applied again later.");
        }
    }

    private static Task<bool> IsOfNoChargeAsync(PortalDb db, PaymentIntentId payment, CancellationToken cancellationToken) =>
        db.Set<Charge>().AllAsync(charge => charge.PaymentIntentId != payment, cancellationToken);
}
