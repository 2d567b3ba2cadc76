using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>Suspends consents whose card the bank has declined for good.</summary>
internal sealed class ConsentSuspensions(ConsentReads reads, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>Suspends a consent in the transaction that learned the cause; does nothing when it is suspended already.</summary>
    public async Task SuspendAsync(
        AtomicScope scope, ConsentId id, string? declineCode, ChargeId charge, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(scope, id, cancellationToken) is { SuspendedAt: null } view)
        {
            scope.Db.Add(ConsentFact.Write(id, ConsentFactKind.Suspended, Actor.Portal, time.GetUtcNow()));
            ledger.Append(
                scope,
                "consent.suspended",
                Actor.Portal,
                new LedgerSubjects(view.SetupId, id, view.CustomerId, charge),
                new ConsentEntries.Suspended(view.Number, declineCode));
            await RingAsync(scope, id, cancellationToken);
        }
    }

    /// <summary>Rings the consent's topics once the transaction is committed.</summary>
    internal static async Task RingAsync(AtomicScope scope, ConsentId id, CancellationToken cancellationToken) =>
        ConsentTopics.Ring(scope, await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, cancellationToken));
}
