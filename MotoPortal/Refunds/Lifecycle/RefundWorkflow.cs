using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Refunds.Records;
using MotoPortal.Restores;

namespace MotoPortal.Refunds.Lifecycle;

/// <summary>Refunds charges, in whole or in part, and never more than was charged. The only writer of <see cref="ChargeRefund"/>.</summary>
internal sealed partial class RefundWorkflow(
    ActingPerson acting,
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    StripeGateway stripe,
    CallJournal journal,
    LedgerWriter ledger,
    IRefundReceipts receipts,
    IDisputedCharges disputed,
    ChargingStop stop,
    TimeProvider time,
    ILogger<RefundWorkflow> log)
{
    /// <summary>The metadata key by which a refund of the portal is found at Stripe.</summary>
    public const string RefundMetadata = "motoportal_refund";

    private const string CallKind = "refund";

    /// <summary>Refunds a charge, in whole or in part.</summary>
    /// <param name="asked">The refund.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    public async Task<RefundOutcome> RequestAsync(NewRefund asked, CancellationToken cancellationToken)
    {
        var permission = await acting.AllowedAsync<Charge>(Policies.RefundCharges, row => row.Id == asked.Charge, cancellationToken);
        if (permission is not Permission.Given { Actor: var actor })
        {
            return permission is Permission.NotFound ? new RefundOutcome.NotFound() : new RefundOutcome.NotAllowed();
        }

        if (await AskFirstAsync(asked, cancellationToken) is { } otherwise)
        {
            return otherwise;
        }

        var (outcome, command) = await atomic.RunAsync(scope => DecideAsync(scope, asked, actor, cancellationToken), cancellationToken);
        if (command is not null)
        {
            var answer = await stripe.CreateRefundAsync(command.Refund, command.Key);
            await atomic.RunAsync(scope => WriteAnswerDownAsync(scope, command, answer), CancellationToken.None);
        }

        return outcome;
    }

    /// <summary>Reads the refunds of a charge from Stripe, those made elsewhere included, and records the result. Sends nothing.</summary>
    public async Task<JobOutcome> SettleAsync(ChargeId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.RunJobs, cancellationToken) is null)
        {
            return JobOutcome.NotAllowed;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var intent =
            await db.Set<Charge>().Where(charge => charge.Id == id).Select(charge => charge.PaymentIntentId).SingleAsync(cancellationToken);
        if (intent is { } payment)
        {
            var answer = await stripe.ListRefundsAsync(payment, cancellationToken);
            await atomic.RunAsync(scope => WriteFindingDownAsync(scope, id, answer), CancellationToken.None);
        }

        return JobOutcome.Done;
    }

    private async Task<(RefundOutcome Outcome, SendCommand? Command)> DecideAsync(
        AtomicScope scope, NewRefund asked, Actor actor, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<ChargeRefund>().AnyAsync(refund => refund.Id == asked.Id, cancellationToken))
        {
            return (new RefundOutcome.Started(asked.Id), null);
        }

        if (await scope.Db.Set<Charge>().SingleOrDefaultAsync(charge => charge.Id == asked.Charge, cancellationToken) is not { } charge)
        {
            return (new RefundOutcome.NotFound(), null);
        }

        if (charge is not { State: ChargeState.Succeeded, PaymentIntentId: { } payment })
        {
            return (new RefundOutcome.NotNow(charge.State), null);
        }

        if (await disputed.IsTakenBackAsync(scope.Db, charge.Id, cancellationToken))
        {
            return (new RefundOutcome.Disputed(), null);
        }

        var left = await RefundReads.LeftAsync(scope.Db, charge, cancellationToken);
        if (!string.Equals(asked.Amount.Currency, charge.Currency, StringComparison.Ordinal)
            || AmountLimits.ToRefund(asked.Amount) is not null || asked.Amount > left)
        {
            return (new RefundOutcome.InvalidAmount(left), null);
        }

        if (asked.Confirmed != asked.Amount)
        {
            return (new RefundOutcome.OtherAmountShown(asked.Confirmed), null);
        }

        var now = time.GetUtcNow();
        var refund = ChargeRefund.Request(asked, actor, now);
        scope.Db.Add(refund);
        refund.CheckAt(RefundTimes.Next(refund.State, now, now));
        var wanted = new NewStripeRefund(
            payment,
            asked.Amount,
            RefundReasonMapping.Word(asked.Reason),
            ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
                .Add(RefundMetadata, refund.Id.Value).Add(ChargeWorkflow.ChargeMetadata, charge.Id.Value));
        var call = await journal.PrepareAsync(scope, CallKind, refund.Id.Value, wanted, cancellationToken);
        Note(scope, charge, refund, "charge.refund_requested", actor, refund.Note.Length > 0 ? refund.Note : null);

        // Two clerks at the same time update the same row here, so that one of them has to decide again.
        ChargeRecords.SaveWithoutEntry(scope, charge);
        return (new RefundOutcome.Started(refund.Id), new SendCommand(charge.Id, refund.Id, wanted, call.Key));
    }

    private async Task WriteAnswerDownAsync(AtomicScope scope, SendCommand command, GatewayAnswer<StripeRefund> answer)
    {
        await journal.NoteAsync(scope, command.Key, answer, CancellationToken.None);
        var charge = await ChargeRecords.LoadAsync(scope, command.Charge, CancellationToken.None);
        var refunds =
            await scope.Db.Set<ChargeRefund>().Where(refund => refund.ChargeId == command.Charge).ToListAsync(CancellationToken.None);
        var refund = refunds.Single(refund => refund.Id == command.Id);
        switch (answer)
        {
            case GatewayAnswer<StripeRefund>.Done { Value: var made }:
                await TakeAsync(scope, charge, refunds, refund, made);
                break;
            case GatewayAnswer<StripeRefund>.Refused { Refusal: var refusal }:
                refund.SetProblem(refusal.Code);
                await ApplyAsync(scope, charge, refunds, refund, RefundSignal.WasRefused);
                break;
            case GatewayAnswer<StripeRefund>.NotSent:
                await ApplyAsync(scope, charge, refunds, refund, RefundSignal.WasNotSent);
                break;
            case GatewayAnswer<StripeRefund>.Unknown:
                await ApplyAsync(scope, charge, refunds, refund, RefundSignal.AnswerUnknown);
                break;
            default:
                throw new UnreachableException();
        }

        Sum(scope, charge, refunds);
    }

    private async Task WriteFindingDownAsync(AtomicScope scope, ChargeId id, GatewayAnswer<ImmutableArray<StripeRefund>> answer)
    {
        var now = time.GetUtcNow();
        var charge = await ChargeRecords.LoadAsync(scope, id, CancellationToken.None);
        var refunds = await scope.Db.Set<ChargeRefund>().Where(refund => refund.ChargeId == id).ToListAsync(CancellationToken.None);
        if (answer is not GatewayAnswer<ImmutableArray<StripeRefund>>.Done { Value: var found })
        {
            // The caller has moved the next check already.
            return;
        }

        foreach (var made in found)
        {
            var refund = refunds.Find(refund => refund.StripeRefundId == made.Id || IsOurs(refund, made));
            var lost = refund is null ? ChargeRefundId.TryFrom(made.Metadata.GetValueOrDefault(RefundMetadata)) : null;
            if (refund is null)
            {
                refund = ChargeRefund.Found(id, made, lost, now);
                scope.Db.Add(refund);
                refunds.Add(refund);
            }

            await journal.SettleAsync(scope, CallKind, refund.Id.Value, CancellationToken.None);
            await TakeAsync(scope, charge, refunds, refund, made, wasTold: lost is not null);
        }

        // A refund that was just sent may still be under way.
        foreach (var refund in refunds.Where(refund => refund is { StripeRefundId: null, State: RefundState.Sending or RefundState.Unknown }
            && now - refund.RequestedAt >= RefundTimes.AfterSending))
        {
            var neverArrived = now - refund.RequestedAt >= RefundTimes.NeverArrived;
            await ApplyAsync(scope, charge, refunds, refund, neverArrived ? RefundSignal.WasNotSent : RefundSignal.AnswerUnknown);
            if (neverArrived)
            {
                await journal.SettleAsync(scope, CallKind, refund.Id.Value, CancellationToken.None);
            }
        }

        // Refunds that are considered lost are polled at growing intervals.
        foreach (var refund in refunds.Where(
            refund => refund is { StripeRefundId: null, State: RefundState.NotSent or RefundState.Refused }))
        {
            refund.CheckAt(RefundTimes.Next(refund.State, refund.RequestedAt, now));
        }

        Sum(scope, charge, refunds);
    }

    private Task TakeAsync(
        AtomicScope scope, Charge charge, List<ChargeRefund> refunds, ChargeRefund refund, StripeRefund made, bool wasTold = false)
    {
        refund.Take(made);
        var signal = made.Status switch
        {
            StripeRefundStatus.Pending => RefundSignal.IsPending,
            StripeRefundStatus.RequiresAction => RefundSignal.WantsCustomer,
            StripeRefundStatus.Succeeded => RefundSignal.WasRefunded,
            StripeRefundStatus.Failed => RefundSignal.HasFailed,
            StripeRefundStatus.Canceled => RefundSignal.WasCanceled,
        };
        return ApplyAsync(scope, charge, refunds, refund, signal, wasTold);
    }

    private async Task ApplyAsync(
        AtomicScope scope, Charge charge, List<ChargeRefund> refunds, ChargeRefund refund, RefundSignal signal, bool wasTold = false)
    {
        var now = time.GetUtcNow();
        var wasGivenBack = refund.State.CountsAsRefunded();
        var changed = refund.TryApply(signal, now);
        refund.CheckAt(RefundTimes.Next(refund.State, refund.RequestedAt, now));
        if (!changed)
        {
            return;
        }

        switch (refund.State)
        {
            case RefundState.Succeeded:
                Note(scope, charge, refund, "charge.refunded", Actor.Portal, null);
                break;
            case RefundState.Failed or RefundState.Canceled or RefundState.NotSent or RefundState.Refused:
                Note(scope, charge, refund, "charge.refund_failed", Actor.Portal, refund.FailureReason);
                LogNotGivenBack(log, refund.Id, refund.State);
                break;
        }

        // The customer is notified once, when Stripe has accepted the refund: not again when the bank has it, nor when its row was lost.
        if (refund.State.CountsAsRefunded() && !wasGivenBack && !wasTold)
        {
            await receipts.EnqueueRefundAsync(scope, charge, refunds, refund, CancellationToken.None);
        }
    }

    private void Note(AtomicScope scope, Charge charge, ChargeRefund refund, string kind, Actor actor, string? detail) =>
        ledger.Append(
            scope,
            kind,
            actor,
            new LedgerSubjects(charge.SetupId, charge.ConsentId, charge.CustomerId, charge.Id),
            new RefundEntries.Changed(
                detail,
                ChargeNumber.Write(charge.Number),
                refund.Id.Value,
                refund.StripeRefundId?.Value,
                refund.AmountMinorUnits,
                refund.Currency,
                refund.Reason.ToString(),
                refund.Origin.ToString(),
                refund.State.ToString()));

    private static bool IsOurs(ChargeRefund refund, StripeRefund made) =>
        string.Equals(made.Metadata.GetValueOrDefault(RefundMetadata), refund.Id.Value, StringComparison.Ordinal);

    private static void Sum(AtomicScope scope, Charge charge, IEnumerable<ChargeRefund> refunds)
    {
        charge.Refunded(refunds.Where(refund => refund.State.CountsAsRefunded()).Sum(refund => refund.AmountMinorUnits));
        ChargeRecords.SaveWithoutEntry(scope, charge);
    }

    [LoggerMessage(5621, LogLevel.Warning, "Refund {RefundId} gave nothing back: {State}")]
    private static partial void LogNotGivenBack(ILogger log, ChargeRefundId refundId, RefundState state);

    private sealed record SendCommand(ChargeId Charge, ChargeRefundId Id, NewStripeRefund Refund, string Key);
}
