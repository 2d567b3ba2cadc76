using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>Lifts a suspension once a person has resolved its cause with the customer or the bank.</summary>
internal sealed class SuspensionWorkflow(ActingPerson acting, Atomic atomic, ConsentReads reads, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>Lifts a suspension.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="reason">How the cause was resolved.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<LiftOutcome> LiftAsync(ConsentId id, string reason, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.ApproveCharges, cancellationToken) is not { } actor)
        {
            return LiftOutcome.NotAllowed;
        }

        return await atomic.RunAsync(
            async scope =>
            {
                if (await reads.FindAsync(scope, id, cancellationToken) is not { SuspendedAt: not null } view)
                {
                    return LiftOutcome.NotSuspended;
                }

                scope.Db.Add(ConsentFact.Write(id, ConsentFactKind.SuspensionLifted, actor, time.GetUtcNow()));
                ledger.Append(
                    scope,
                    "consent.suspension_lifted",
                    actor,
                    new LedgerSubjects(view.SetupId, id, view.CustomerId),
                    new ConsentEntries.SuspensionLifted(view.Number, reason));
                await ConsentSuspensions.RingAsync(scope, id, cancellationToken);
                return LiftOutcome.Lifted;
            },
            cancellationToken);
    }
}
