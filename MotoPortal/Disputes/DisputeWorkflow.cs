using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Disputes;

/// <summary>
/// Records what Stripe says about the disputes of a charge, and suspends the charge's consent. The only writer of <see
/// cref="ChargeDispute"/>.
/// </summary>
internal sealed class DisputeWorkflow(
    ActingPerson acting,
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    StripeGateway stripe,
    ConsentSuspensions suspensions,
    LedgerWriter ledger,
    TimeProvider time)
{
    /// <summary>The cause of the suspension, in place of a decline code.</summary>
    public const string SuspendedFor = "charge_disputed";

    private static readonly TimeSpan BetweenReads = TimeSpan.FromHours(6);
    private static readonly TimeSpan AfterDeadline = TimeSpan.FromMinutes(5);

    /// <summary>Reads the disputes of a charge from Stripe and records the result. Idempotent and independent of order.</summary>
    public async Task<JobOutcome> SettleAsync(ChargeId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SettleDisputes, cancellationToken) is null)
        {
            return JobOutcome.NotAllowed;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var intent =
            await db.Set<Charge>().Where(charge => charge.Id == id).Select(charge => charge.PaymentIntentId).SingleAsync(cancellationToken);
        if (intent is { } payment && await stripe
            .ListDisputesAsync(payment, cancellationToken) is GatewayAnswer<ImmutableArray<StripeDispute>>.Done { Value: var disputes })
        {
            await atomic.RunAsync(scope => TakeAsync(scope, id, disputes, CancellationToken.None), CancellationToken.None);
        }

        return JobOutcome.Done;
    }

    private async Task TakeAsync(AtomicScope scope, ChargeId id, ImmutableArray<StripeDispute> found, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var charge = await ChargeRecords.LoadAsync(scope, id, cancellationToken);
        var known = await scope.Db.Set<ChargeDispute>()
            .Where(dispute => dispute.ChargeId == id).ToDictionaryAsync(dispute => dispute.Id, cancellationToken);
        foreach (var told in found)
        {
            var before = known.GetValueOrDefault(told.Id);
            var statusBefore = before?.Status;
            var dispute = before ?? ChargeDispute.Open(id, told, now);
            var isNews = before is null || before.TryTake(told, now);
            dispute.CheckAt(dispute.Status.IsOpen() ? NextCheck(dispute.DueBy, now) : null);
            if (before is null)
            {
                scope.Db.Add(dispute);
            }

            if (!isNews)
            {
                continue;
            }

            Note(scope, charge, dispute, isFirst: before is null);
            await SuspendAsync(scope, charge, dispute, statusBefore, cancellationToken);
            ChargeRecords.SaveWithoutEntry(scope, charge);
        }
    }

    // A suspension that a supervisor lifted is not repeated at each poll; a lost dispute suspends again.
    private async Task SuspendAsync(
        AtomicScope scope, Charge charge, ChargeDispute dispute, DisputeStatus? before, CancellationToken cancellationToken)
    {
        var isReason = dispute.Status.Suspends()
            && (before is null || !before.Value.Suspends() || (dispute.Status is DisputeStatus.Lost && before is not DisputeStatus.Lost));
        if (isReason && charge.ConsentId is { } consent)
        {
            await suspensions.SuspendAsync(scope, consent, SuspendedFor, charge.Id, cancellationToken);
        }
    }

    private void Note(AtomicScope scope, Charge charge, ChargeDispute dispute, bool isFirst) =>
        ledger.Append(
            scope,
            !dispute.Status.IsOpen() ? "charge.dispute_closed" : isFirst ? "charge.disputed" : "charge.dispute_updated",
            Actor.Portal,
            new LedgerSubjects(charge.SetupId, charge.ConsentId, charge.CustomerId, charge.Id),
            new DisputeEntries.Changed(
                ChargeNumber.Write(charge.Number),
                dispute.Id.Value,
                dispute.Reason,
                dispute.Status.ToString(),
                dispute.AmountMinorUnits,
                dispute.Currency,
                dispute.DueBy,
                dispute.Submissions));

    private static DateTimeOffset NextCheck(DateTimeOffset? dueBy, DateTimeOffset now) =>
        dueBy + AfterDeadline is { } past && past > now && past < now + BetweenReads ? past : now + BetweenReads;
}
