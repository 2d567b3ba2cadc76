using System.Diagnostics;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Settling;

/// <summary>Reads the result of a setup from Stripe, for a webhook, the reconciler, a cancel, or the start of the portal.</summary>
internal sealed class SettlingWorkflow(
    ActingPerson acting,
    Atomic atomic,
    SetupRecords setups,
    StripeGateway stripe,
    CardIntentCalls intents,
    CallJournal journal,
    CardChecks cards,
    CardIntentCreation creation,
    AttemptResults results,
    CallClock clock,
    TimeProvider time)
{
    /// <summary>Reads Stripe and records the result. Idempotent and independent of order.</summary>
    public async Task<JobOutcome> SettleAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        switch (await acting.AllowedAsync<CardSetup>(Policies.SettleSetups, row => row.Id == id, cancellationToken))
        {
            case Permission.NotAllowed:
                return JobOutcome.NotAllowed;
            case Permission.NotFound:
                // Nothing is told of a setup of another store; the reconciler settles it.
                return JobOutcome.Done;
        }

        var setup = await setups.ReadAsync(id, cancellationToken);
        switch (setup.State)
        {
            case SetupState.Draft or SetupState.Saved or SetupState.Paid or SetupState.Detached:
            case SetupState.PaidLate when setup.LateCard is null:
                return JobOutcome.Done;
            case SetupState.Consented:
                await creation.EnsureAsync(id, cancellationToken);
                return JobOutcome.Done;
            case SetupState.IntentReady or SetupState.OnReader or SetupState.Settling:
                await SettleAttemptAsync(setup, readerFirst: false, cancellationToken);
                return JobOutcome.Done;
            case SetupState.Abandoned:
                await SettleAbandonedAsync(setup, cancellationToken);
                return JobOutcome.Done;
            case SetupState.Detaching or SetupState.PaidLate:
                await DetachAsync(setup);
                return JobOutcome.Done;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Reads the reader first, and the intent only when the reader is no longer active.</summary>
    public async Task<JobOutcome> PollAsync(CardSetup setup, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SettleSetups, cancellationToken) is null)
        {
            return JobOutcome.NotAllowed;
        }

        await SettleAttemptAsync(setup, readerFirst: true, cancellationToken);
        return JobOutcome.Done;
    }

    private async Task SettleAttemptAsync(CardSetup setup, bool readerFirst, CancellationToken cancellationToken)
    {
        if (setup.Intent is not { } intentId)
        {
            return;
        }

        ReaderReading reading = new ReaderReading.NotRead();
        if (readerFirst)
        {
            reading = await ReadReaderAsync(setup, cancellationToken);
            if (reading is ReaderReading.Read { Action: { Status: ReaderActionStatus.InProgress } action } && intentId.IsWorkedOnBy(action))
            {
                await ApplyAsync(setup, new SettleDecision.AtWork(), null);
                return;
            }
        }

        if (await intents.ReadAsync(intentId, cancellationToken) is not GatewayAnswer<CardIntent>.Done { Value: var intent })
        {
            return;
        }

        var facts = new AttemptFacts(
            intentId, setup.Task.SavesCard(), setup.Attempt, setup.LastSeenAttempt, setup.AcceptedAt is not null, setup.CancelingFor,
            clock.Since(setup.Id, setup.Attempt, setup.SentAt ?? setup.StartedAt));
        var decision = SettlePolicy.Decide(facts, intent, reading);
        if (decision is SettleDecision.NotYet && reading is ReaderReading.NotRead
            && (setup.State is not SetupState.IntentReady || setup.Attempt > 0))
        {
            decision = SettlePolicy.Decide(facts, intent, await ReadReaderAsync(setup, cancellationToken));
        }

        await ApplyAsync(setup, decision, intent);
    }

    private async Task<ReaderReading> ReadReaderAsync(CardSetup setup, CancellationToken cancellationToken) =>
        setup.ReaderId is not { } reader ? new ReaderReading.NotRead() : await stripe.ReadReaderAsync(reader, cancellationToken) switch
        {
            GatewayAnswer<StripeReader>.Done { Value.Action: var action } => new ReaderReading.Read(action),
            GatewayAnswer<StripeReader>.Refused { Refusal: { Reason: RefusalReason.NotFound } refusal } =>
                new ReaderReading.Gone(refusal.IsDeleted),
            _ => new ReaderReading.NotRead(),
        };

    /// <summary>Records a decision, unless the setup has started another attempt since it was read.</summary>
    private Task ApplyAsync(CardSetup read, SettleDecision decision, CardIntent? intent) =>
        IsKnown(read, decision) ? Task.CompletedTask : atomic.RunAsync(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, read.Id, CancellationToken.None);

                // A reader that is seen active resumes an attempt only if the row has not changed since it was read.
                if (setup.Attempt == read.Attempt && (decision is not SettleDecision.AtWork
                    || setup.State is not SetupState.IntentReady || setup.Version == read.Version))
                {
                    await ApplyAsync(scope, setup, decision, intent);
                }
            },
            CancellationToken.None);

    // Most polls find the reader still active, which the row says already, so they open no transaction.
    private static bool IsKnown(CardSetup read, SettleDecision decision) => decision switch
    {
        SettleDecision.NotYet => true,
        SettleDecision.AtWork => read is { State: SetupState.OnReader, AcceptedAt: not null },
        _ => false,
    };

    private async Task ApplyAsync(AtomicScope scope, CardSetup setup, SettleDecision decision, CardIntent? intent)
    {
        var before = setup.State;
        switch (decision)
        {
            case SettleDecision.Saved { Card: var card, CountedAsMoto: var moto }
                when await MovesAsync(scope, setup, SetupSignal.CardSaved):
                await results.TakeCardAsync(scope, setup, card, moto);
                break;
            case SettleDecision.Paid { Payment: var payment } when await MovesAsync(scope, setup, SetupSignal.PaymentTaken):
                await results.TakePaymentAsync(scope, setup, payment);
                break;
            case SettleDecision.Declined { DeclineCode: var code } when await MovesAsync(scope, setup, SetupSignal.CardDeclined):
                results.End(setup, SetupProblem.Declined, code, intent?.LatestTry);
                setups.Save(scope, setup, "setup.card_declined", Actor.Portal, code);
                break;
            case SettleDecision.Failed { Problem: var problem } when await MovesAsync(scope, setup, SetupSignal.ReaderFailed):
                results.End(setup, problem, null, intent?.LatestTry);
                setups.Save(scope, setup, "setup.reader_failed", Actor.Portal, problem.ToString());
                break;
            case SettleDecision.Declined { DeclineCode: var code } when before is SetupState.IntentReady
                && intent?.LatestTry is { } latest && !string.Equals(latest, setup.LastSeenAttempt, StringComparison.Ordinal):
                // An attempt that was considered lost was made after all; noting it distinguishes it from the next one.
                setup.EndAttempt(SetupProblem.Declined, code, null, latest);
                setups.Save(scope, setup, "setup.card_declined", Actor.Portal, code);
                break;
            case SettleDecision.AtWork when before is SetupState.IntentReady:
                await results.ResumeAttemptAsync(scope, setup);
                break;
            case SettleDecision.AtWork when before is SetupState.Settling || setup.AcceptedAt is null:
                setup.Apply(SetupSignal.StillOnReader);
                setup.Accept(time.GetUtcNow());
                setups.Save(scope, setup, "setup.on_reader", Actor.Portal, setup.ReaderLabel);
                break;
        }
    }

    /// <summary>Applies a signal to the setup; false when it may not happen in the state, or changes nothing.</summary>
    private static async Task<bool> MovesAsync(AtomicScope scope, CardSetup setup, SetupSignal signal)
    {
        var before = setup.State;
        return await SetupRecords.TryApplyAsync(scope, setup, signal, CancellationToken.None) && setup.State != before;
    }

    /// <summary>
    /// Cancels the intent of a setup that was given up; a card that was saved nevertheless is removed, and a payment that was taken is
    /// recorded.
    /// </summary>
    private async Task SettleAbandonedAsync(CardSetup setup, CancellationToken cancellationToken)
    {
        if (setup.Intent is null)
        {
            await EnsureIntentIsKnownAsync(setup, cancellationToken);
            setup = await setups.ReadAsync(setup.Id, cancellationToken);
        }

        if (setup.Intent is not { } intentId)
        {
            return;
        }

        var answer = await intents.ReadAsync(intentId, cancellationToken);
        switch (answer)
        {
            case GatewayAnswer<CardIntent>.Done { Value: { Status: CardIntentStatus.Succeeded } intent }
                when SettlePolicy.DecideOnSuccess(savesCard: intent.Payment is null, intent) is var decision and not SettleDecision.NotYet:
                await ApplyAsync(setup, decision, intent);
                await SettleAsync(setup.Id, cancellationToken);
                return;
            case GatewayAnswer<CardIntent>.Done { Value.Status: CardIntentStatus.Canceled }:
                await RestAsync(setup.Id);
                return;
            case GatewayAnswer<CardIntent>.Done:
                await StopLateReaderAsync(setup, intentId, cancellationToken);
                await CancelIntentAsync(setup.Id, intentId);
                return;
        }
    }

    /// <summary>Stops a reader that started, after the setup was given up, on a command that was considered lost.</summary>
    private async Task StopLateReaderAsync(CardSetup setup, CardIntentId intent, CancellationToken cancellationToken)
    {
        if (setup.ReaderId is { } reader
            && await ReadReaderAsync(
                setup, cancellationToken) is ReaderReading.Read { Action: { Status: ReaderActionStatus.InProgress } action }
            && intent.IsWorkedOnBy(action))
        {
            var parameters = new { reader = reader.Value, attempt = setup.Attempt };
            var call = await atomic.RunAsync(
                scope => journal.PrepareAsync(scope, "cancel", setup.Id.Value, parameters, CancellationToken.None), CancellationToken.None);
            var answer = await stripe.CancelReaderActionAsync(reader, call.Key);
            await atomic.RunAsync(scope => journal.NoteAsync(scope, call.Key, answer, CancellationToken.None), CancellationToken.None);
        }
    }

    /// <summary>
    /// Repeats the creation of an intent whose answer was lost, with the same idempotency key, so that it can be canceled.
    /// </summary>
    private async Task EnsureIntentIsKnownAsync(CardSetup setup, CancellationToken cancellationToken)
    {
        if (await journal.IsOpenAsync(CallJournal.IntentKind, setup.Id.Value, cancellationToken))
        {
            await creation.EnsureAsync(setup.Id, cancellationToken);
        }
        else
        {
            await RestAsync(setup.Id);
        }
    }

    private async Task CancelIntentAsync(CardSetupId id, CardIntentId intent)
    {
        var call = await atomic.RunAsync(
            scope => journal.PrepareAsync(scope, "cancel_intent", id.Value, new { intent = intent.Value }, CancellationToken.None),
            CancellationToken.None);
        var answer = await intents.CancelAsync(intent, call.Key);
        await atomic.RunAsync(
            async scope =>
            {
                await journal.NoteAsync(scope, call.Key, answer, CancellationToken.None);
                var setup = await SetupRecords.LoadAsync(scope, id, CancellationToken.None);
                setup.CheckAt(answer is GatewayAnswer<CardIntent>.Done ? null : time.GetUtcNow() + PollSchedule.RestPause);
                setups.SaveWithoutEntry(scope, setup);
            },
            CancellationToken.None);
    }

    private async Task DetachAsync(CardSetup setup)
    {
        var card = setup.LateCard!.Value;
        var call = await atomic.RunAsync(
            scope => journal.PrepareAsync(scope, "detach", setup.Id.Value, new { card = card.Value }, CancellationToken.None),
            CancellationToken.None);
        var answer = await stripe.DetachCardAsync(card, call.Key);

        // The card counts as removed only once it was read as detached, whatever the call answered.
        var isGone =
            answer is not GatewayAnswer<StripeCard?>.NotSent && await cards.ReadAsync(card, CancellationToken.None) is CardStanding.Gone;
        await atomic.RunAsync(
            async scope =>
            {
                await journal.NoteAsync(scope, call.Key, answer, CancellationToken.None);
                var kept = await SetupRecords.LoadAsync(scope, setup.Id, CancellationToken.None);
                if (isGone && kept.TryApply(SetupSignal.CardDetached))
                {
                    kept.TakeLateCard(kept.State is SetupState.PaidLate ? null : card);
                    kept.CheckAt(null);
                    setups.Save(scope, kept, "card.detached", Actor.Portal);
                }
                else
                {
                    kept.CheckAt(time.GetUtcNow() + PollSchedule.RestPause);
                    setups.SaveWithoutEntry(scope, kept);
                }
            },
            CancellationToken.None);
    }

    private Task RestAsync(CardSetupId id) =>
        atomic.RunAsync(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, CancellationToken.None);
                setup.CheckAt(null);
                setups.SaveWithoutEntry(scope, setup);
            },
            CancellationToken.None);
}
