using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.Settling;

/// <summary>
/// Settles a setup when Stripe sends an event about its SetupIntent or PaymentIntent. An intent that no setup has can have been made by a
/// call whose answer was lost: its metadata names the setup, whatever the setup's state.
/// </summary>
internal sealed class SetupEvents(IDbContextFactory<PortalDb> contexts, SettlingWorkflow settling, SpareObjects spares, TimeProvider time)
    : IStripeEventHandler
{
    // By then the answer was recorded, or the SetupIntent was found by its metadata.
    private static readonly TimeSpan AnswerIsKnown = CallTimes.BelievedLost * 2;

    /// <inheritdoc/>
    public async Task<EventOutcome> ApplyAsync(StripeEventBatch events, CancellationToken cancellationToken)
    {
        if (events is { SetupIntent: null, PaymentIntent: null })
        {
            return EventOutcome.Applied;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (saving, paying) = (events.SetupIntent, events.PaymentIntent);
        var id = await db.Set<CardSetup>()
            .Where(setup => (saving != null && setup.SetupIntentId == saving) || (paying != null && setup.PaymentIntentId == paying))
            .Select(setup => (CardSetupId?)setup.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is { } ours)
        {
            await settling.SettleAsync(ours, cancellationToken).DemandAsync();
            return EventOutcome.Applied;
        }

        // An intent of no setup may have been made by a call whose answer was lost. Until Stripe has said so, the event waits.
        if ((saving is { } unknown && !await spares.TakeAsync(new CardIntentId.ToSave(unknown), cancellationToken))
            || (paying is { } payment && await IsOfNoChargeAsync(db, payment, cancellationToken)
                && !await spares.TakeAsync(new CardIntentId.ToPay(payment), cancellationToken)))
        {
            return EventOutcome.NotYet;
        }

        // The answer with the SetupIntent's id may be on its way. A PaymentIntent is read by the charges, which know whose it is.
        return saving is not null && time.GetUtcNow() - events.Since < AnswerIsKnown ? EventOutcome.NotYet : EventOutcome.Applied;
    }

    private static Task<bool> IsOfNoChargeAsync(PortalDb db, PaymentIntentId payment, CancellationToken cancellationToken) =>
        db.Set<Charge>().AllAsync(charge => charge.PaymentIntentId != payment, cancellationToken);
}
