using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>Checks a saved card when Stripe reports that a bank renewed it or that it was removed.</summary>
internal sealed class SavedCardEvents(IDbContextFactory<PortalDb> contexts, CardChecks checks) : IStripeEventHandler
{
    /// <inheritdoc/>
    public async Task<EventOutcome> ApplyAsync(StripeEventBatch events, CancellationToken cancellationToken)
    {
        if (events.PaymentMethod is { } id
            && await IsOursAsync(id, cancellationToken)
            && await checks.CheckAsync(id, cancellationToken) is CardStanding.NotRead)
        {
            throw new InvalidOperationException("The card that an event speaks of could not be read; the event is applied again later.");
        }

        return EventOutcome.Applied;
    }

    private async Task<bool> IsOursAsync(PaymentMethodId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SavedCard>().AnyAsync(card => card.PaymentMethodId == id, cancellationToken);
    }
}
