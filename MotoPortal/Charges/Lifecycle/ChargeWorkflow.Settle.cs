using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <content>Reads a charge's result from Stripe, for an event, the reconciler or a person. Nothing here sends a charge.</content>
internal sealed partial class ChargeWorkflow
{
    /// <summary>Reads Stripe and records the result. Idempotent and independent of order.</summary>
    public async Task<JobOutcome> SettleAsync(ChargeId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.RunJobs, cancellationToken) is null)
        {
            return JobOutcome.NotAllowed;
        }

        await ReadAsync(id, cancellationToken);
        return JobOutcome.Done;
    }

    private async Task ReadAsync(ChargeId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var charge = await db.Set<Charge>().AsNoTracking().SingleAsync(charge => charge.Id == id, cancellationToken);
        if (charge.State is ChargeState.AwaitingApproval && time.GetUtcNow() - charge.RequestedAt >= ApprovalWait)
        {
            await GiveUpAsync(id, Actor.Portal, _ => true, cancellationToken);
            return;
        }

        if (charge.SentAt is null)
        {
            return;
        }

        var read = charge.PaymentIntentId is { } intent
            ? await stripe.ReadPaymentIntentAsync(intent, cancellationToken) is GatewayAnswer<StripePaymentIntent>.Done { Value: var known }
                ? [known]
                : null
            : await FindIntentsAsync(db, charge, cancellationToken);
        await atomic.RunAsync(scope => WriteFindingDownAsync(scope, id, read), CancellationToken.None);
        foreach (var further in read?.Skip(1) ?? [])
        {
            await TakeFoundAsync(id, further, CancellationToken.None);
        }
    }

    /// <summary>The charge's PaymentIntents at Stripe; null when Stripe could not be reached.</summary>
    private async Task<IReadOnlyList<StripePaymentIntent>?> FindIntentsAsync(
        PortalDb db, Charge charge, CancellationToken cancellationToken)
    {
        var customer = await db.Set<KnownCustomer>()
            .Where(customer => customer.Id == charge.CustomerId).Select(customer => customer.StripeId).SingleAsync(cancellationToken);
        return await stripe.ListPaymentIntentsAsync(
            customer, cancellationToken) is GatewayAnswer<ImmutableArray<StripePaymentIntent>>.Done { Value: var listed }
            ? [.. NotedOn(listed, charge.Id)]
            : null;
    }

    private async Task WriteAnswerDownAsync(
        AtomicScope scope, SendCommand command, GatewayAnswer<StripePaymentIntent> answer, CardStanding card)
    {
        await journal.NoteAsync(scope, command.Key, answer, CancellationToken.None);
        var charge = await ChargeRecords.LoadAsync(scope, command.Id, CancellationToken.None);
        switch (answer)
        {
            case GatewayAnswer<StripePaymentIntent>.Done { Value: var intent }:
                await TakeIntentAsync(scope, charge, intent);
                break;
            case GatewayAnswer<StripePaymentIntent>.Refused { Refusal: { Reason: RefusalReason.Declined } refusal }:
                await DeclineAsync(scope, charge, refusal);
                break;
            case GatewayAnswer<StripePaymentIntent>.Refused { Refusal.Reason: var reason }:
                Apply(scope, charge, ChargeSignal.WasRefused, card is CardStanding.Gone ? ChargeProblem.CardGone : ProblemOf(reason));
                break;
            case GatewayAnswer<StripePaymentIntent>.NotSent:
                Apply(scope, charge, ChargeSignal.WasNotSent, ChargeProblem.StripeNotReachable);
                break;
            case GatewayAnswer<StripePaymentIntent>.Unknown:
                Apply(scope, charge, ChargeSignal.AnswerUnknown, problem: null);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task WriteFindingDownAsync(AtomicScope scope, ChargeId id, IReadOnlyList<StripePaymentIntent>? read)
    {
        var charge = await ChargeRecords.LoadAsync(scope, id, CancellationToken.None);
        switch (read)
        {
            case [var intent, ..]:
                await journal.SettleAsync(scope, CallKind, id.Value, CancellationToken.None);
                await TakeIntentAsync(scope, charge, intent);
                return;
            case [] when charge.State is ChargeState.Sending or ChargeState.Unknown
                && clock.Since(id.Value, charge.SentAt!.Value) >= ChargeTimes.NeverArrived:
                await journal.SettleAsync(scope, CallKind, id.Value, CancellationToken.None);
                Apply(scope, charge, ChargeSignal.WasNotSent, ChargeProblem.StripeNotReachable);
                return;
            case var _ when charge.State.IsBelievedLost():
                // Nothing was found, or Stripe could not be reached: polling continues at growing intervals.
                Watch(charge);
                ChargeRecords.SaveWithoutEntry(scope, charge);
                return;
            default:
                Apply(scope, charge, ChargeSignal.AnswerUnknown, problem: null);
                return;
        }
    }

    private async Task TakeIntentAsync(AtomicScope scope, Charge charge, StripePaymentIntent intent)
    {
        var (refunded, before) = (charge.AmountRefundedMinorUnits, charge.State);
        charge.TakeIntent(intent);
        if (SignalOf(intent) is not { } signal)
        {
            Apply(scope, charge, ChargeSignal.AnswerUnknown, problem: null);
            return;
        }

        Apply(scope, charge, signal, problem: null);
        if (charge.AmountRefundedMinorUnits != refunded)
        {
            ChargeRecords.SaveWithoutEntry(scope, charge);
        }

        if (charge.State is ChargeState.Declined)
        {
            await SuspendIfHardAsync(scope, charge);
        }

        if (charge.State is ChargeState.Succeeded && before is not ChargeState.Succeeded)
        {
            await records.NoteIfTwiceAsync(scope, charge);
            var receipt = await receipts.EnqueueAsync(scope, charge, CancellationToken.None);
            await notices.NoteAsync(scope, charge, receipt, CancellationToken.None);
        }
    }

    private async Task DeclineAsync(AtomicScope scope, Charge charge, StripeRefusal refusal)
    {
        charge.TakeDecline(refusal.PaymentIntent, refusal.Failure!);
        Apply(scope, charge, SignalOf(refusal.Failure!), problem: null);
        if (charge.State is ChargeState.Declined)
        {
            await SuspendIfHardAsync(scope, charge);
        }
    }

    private async Task SuspendIfHardAsync(AtomicScope scope, Charge charge)
    {
        if (charge.ConsentId is { } consent && ChargeDeclineRules.IsHard(charge.DeclineCode, charge.AdviceCode))
        {
            await suspensions.SuspendAsync(scope, consent, charge.DeclineCode, charge.Id, CancellationToken.None);
        }
    }

    /// <summary>Applies a signal and writes changes to the ledger.</summary>
    private void Apply(AtomicScope scope, Charge charge, ChargeSignal signal, ChargeProblem? problem)
    {
        var now = time.GetUtcNow();
        var before = charge.State;
        if (!charge.TryApply(signal, now))
        {
            Watch(charge);
            return;
        }

        if (problem is { } met && charge.State != before)
        {
            charge.SetProblem(met);
        }

        Watch(charge);
        if (charge.State != before)
        {
            records.Save(scope, charge, KindOf(charge.State), Actor.Portal, charge.Problem?.ToString());
        }
        else
        {
            ChargeRecords.SaveWithoutEntry(scope, charge);
        }
    }

    private void Watch(Charge charge)
    {
        if (charge.SentAt is { } sent)
        {
            var now = time.GetUtcNow();
            charge.CheckAt(ChargeTimes.NextCheck(charge.State, now - clock.Since(charge.Id.Value, sent), now));
        }
    }

    /// <summary>The signal of a PaymentIntent's status; null when it has none yet.</summary>
    private static ChargeSignal? SignalOf(StripePaymentIntent intent) => intent.Status switch
    {
        PaymentIntentStatus.Succeeded => ChargeSignal.WasCharged,
        PaymentIntentStatus.Processing => ChargeSignal.Processes,
        PaymentIntentStatus.RequiresCapture => ChargeSignal.WasAuthorized,
        PaymentIntentStatus.RequiresAction => ChargeSignal.WantsCustomer,
        PaymentIntentStatus.Canceled => intent.LastFailure is { } failure ? SignalOf(failure) : ChargeSignal.WasCanceled,
        PaymentIntentStatus.RequiresPaymentMethod or PaymentIntentStatus.RequiresConfirmation =>
            intent.LastFailure is { } failure ? SignalOf(failure) : null,
    };

    private static ChargeSignal SignalOf(StripeFailure failure) =>
        DeclineAdvice.GroupOf(failure.MostTelling) is DeclineGroup.OnlineOnly ? ChargeSignal.WantsCustomer : ChargeSignal.WasDeclined;

    private static ChargeProblem ProblemOf(RefusalReason reason) => reason switch
    {
        RefusalReason.MotoNotEnabled => ChargeProblem.MotoNotEnabled,
        RefusalReason.KeyRefused => ChargeProblem.KeyRefused,
        RefusalReason.RateLimited => ChargeProblem.RateLimited,
        _ => ChargeProblem.StripeRefused,
    };

    private static string KindOf(ChargeState state) => state switch
    {
        ChargeState.AwaitingApproval => "charge.awaits_approval",
        ChargeState.Sending => "charge.sent",
        ChargeState.Unknown => "charge.unknown",
        ChargeState.Processing => "charge.processing",
        ChargeState.Authorized => "charge.authorized",
        ChargeState.Succeeded => "charge.succeeded",
        ChargeState.Declined => "charge.declined",
        ChargeState.NeedsCustomer => "charge.needs_customer",
        ChargeState.NotSent => "charge.not_sent",
        ChargeState.Refused => "charge.refused",
        ChargeState.GivenUp => "charge.given_up",
    };
}
