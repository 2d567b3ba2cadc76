using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>Suspends consents whose card the bank has declined for good, and lifts that again once somebody has cleared it up.</summary>
internal sealed class ConsentSuspensions(Atomic atomic, ConsentReads reads, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>Suspends a consent in the transaction that learned why; does nothing when it is suspended already.</summary>
    public async Task SuspendAsync(AtomicScope scope, ConsentId id, string? declineCode, ChargeId charge, CancellationToken cancellationToken)
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

    /// <summary>Lifts a suspension; false when there is none.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="reason">What was cleared up.</param>
    /// <param name="actor">Who lifts it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<bool> LiftAsync(ConsentId id, string reason, Actor actor, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                if (await reads.FindAsync(scope, id, cancellationToken) is not { SuspendedAt: not null } view)
                {
                    return false;
                }

                scope.Db.Add(ConsentFact.Write(id, ConsentFactKind.SuspensionLifted, actor, time.GetUtcNow()));
                ledger.Append(
                    scope,
                    "consent.suspension_lifted",
                    actor,
                    new LedgerSubjects(view.SetupId, id, view.CustomerId),
                    new ConsentEntries.SuspensionLifted(view.Number, reason));
                await RingAsync(scope, id, cancellationToken);
                return true;
            },
            cancellationToken);

    private static async Task RingAsync(AtomicScope scope, ConsentId id, CancellationToken cancellationToken) =>
        ConsentTopics.Ring(scope, await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, cancellationToken));
}
