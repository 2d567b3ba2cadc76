using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Expiry;

/// <summary>
/// Writes down that consents have expired, and plans the removal of their cards. Nodes may do it at once: a consent's end is one
/// row, which the second node finds written.
/// </summary>
internal sealed class ConsentExpiry(
    IDbContextFactory<PortalDb> contexts, Atomic atomic, LedgerWriter ledger, ISetupCanceller taking, IOptions<ExpiryOptions> options, TimeProvider time)
{
    /// <summary>Ends every consent whose last day has passed; answers how many.</summary>
    public async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var over = LastDay.NotOverSince(time.GetUtcNow());
        List<ConsentId> passed;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            passed = await db.Set<Consent>()
                .Where(consent => consent.ValidUntil < over && !db.Set<ConsentEnding>().Any(ending => ending.ConsentId == consent.Id))
                .Select(consent => consent.Id)
                .ToListAsync(cancellationToken);
        }

        var ended = 0;
        foreach (var id in passed)
        {
            ended += await EndAsync(id, cancellationToken) ? 1 : 0;
        }

        return ended;
    }

    private Task<bool> EndAsync(ConsentId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                if (await scope.Db.Set<ConsentEnding>().AnyAsync(ending => ending.ConsentId == id, cancellationToken))
                {
                    return false;
                }

                var consent = await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, cancellationToken);
                var card = await scope.Db.Set<SavedCard>().AsNoTracking().SingleOrDefaultAsync(card => card.ConsentId == id, cancellationToken);
                if (card is null && !await taking.TryEndAsync(scope, consent.SetupId, Actor.Portal, cancellationToken))
                {
                    // A reader is asking for the card at this very moment; the next round ends it.
                    return false;
                }

                scope.Db.Add(ConsentEnding.Write(id, ConsentEndingKind.Expired, Actor.Portal, now));
                if (card is not null)
                {
                    scope.Db.Add(PlannedCardRemoval.Plan(id, card.PaymentMethodId, CardRemovalReason.Expired, now.AddDays(options.Value.DetachExpiredAfterDays)));
                }

                ledger.Append(
                    scope,
                    "consent.expired",
                    Actor.Portal,
                    new LedgerSubjects(consent.SetupId, id, consent.CustomerId),
                    new { number = ConsentNumber.Write(consent.Number), hasCard = card is not null, detachAfterDays = options.Value.DetachExpiredAfterDays });
                ConsentTopics.Ring(scope, consent);
                return true;
            },
            cancellationToken);
}
