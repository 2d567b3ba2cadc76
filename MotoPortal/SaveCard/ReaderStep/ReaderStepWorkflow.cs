using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Readers;
using MotoPortal.Readers.Inspections;
using MotoPortal.Restores;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Terms.Versions;

namespace MotoPortal.SaveCard.ReaderStep;

/// <summary>The reader step: asks a reader for the card, stops it, or gives it more time.</summary>
internal sealed partial class ReaderStepWorkflow(
    ActingPerson acting,
    Atomic atomic,
    SetupRecords setups,
    ReaderLooks looks,
    CardIntentCalls intents,
    CallJournal journal,
    CardIntentCreation creation,
    SettlingWorkflow settling,
    AttemptResults results,
    ReaderCancellation cancellation,
    LeaseRecords leases,
    InspectionReads inspections,
    HouseLimitCheck limits,
    ChargingStop stop,
    IOptions<MerchantOptions> merchant,
    IOptions<SaveCardOptions> options,
    CallClock clock,
    TimeProvider time,
    ILogger<ReaderStepWorkflow> log)
{
    /// <summary>Asks a reader for the card.</summary>
    /// <param name="id">The setup.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="confirmed">The amount that the button showed when the person clicked it; null when nothing is charged.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    public Task<SendOutcome> SendToReaderAsync(CardSetupId id, ReaderId reader, Money? confirmed, CancellationToken cancellationToken) =>
        SendToReaderAsync(id, reader, confirmed, approval: null, cancellationToken);

    /// <summary>The same for an amount above the house limits, with a second person at the first person's page.</summary>
    /// <param name="id">The setup.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="approval">The second person's approval, with the amount that they saw.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    public Task<SendOutcome> SendApprovedAsync(
        CardSetupId id, ReaderId reader, ApprovedPayment approval, CancellationToken cancellationToken) =>
        SendToReaderAsync(id, reader, approval.Confirmed, approval, cancellationToken);

    private async Task<SendOutcome> SendToReaderAsync(
        CardSetupId id, ReaderId reader, Money? confirmed, ApprovedPayment? approval, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return SendOutcome.Of(asked);
        }

        if (await stop.FindAsync(cancellationToken) is { } reason)
        {
            return new SendOutcome.StandsStill(reason);
        }

        await creation.EnsureAsync(id, cancellationToken);
        var stores = await acting.StoresAsync(cancellationToken);
        if (await LookAtReaderAsync(id, reader, stores, cancellationToken) is not { } looked)
        {
            return await RefuseAsync(id, reader, SetupProblem.StripeNotReachable, null, cancellationToken);
        }

        if ((looked.Problem ?? SetupProblemMapping.Of(await inspections.StandingOfAsync(reader, cancellationToken))) is { } problem)
        {
            return await RefuseAsync(id, reader, problem, null, cancellationToken);
        }

        var decided = await DecideToSendAsync(id, reader, (looked.Label, looked.Store), (confirmed, approval), actor, cancellationToken);
        if (decided.Command is not { } command)
        {
            return decided.Otherwise!;
        }

        // From now on the time of the attempt passes, whatever becomes of the clock.
        _ = clock.Since(id, command.Attempt, command.SentAt);
        var sent = time.GetTimestamp();
        var answer = await intents.ProcessAsync(reader, command.Intent, command.MayBeShownAgain, command.Key);
        var delay = time.GetElapsedTime(sent);

        // From here on the reader may be active: the result is recorded even if the clerk has left the page.
        var outcome = await WriteSendingDownAsync(id, command, answer, delay, actor);
        if (answer is GatewayAnswer<StripeReader>.Refused { Refusal.Reason: RefusalReason.IntentInvalidState }
            or GatewayAnswer<StripeReader>.Done { Value.Action.Status: not ReaderActionStatus.InProgress })
        {
            // Settling is refused if the person has lost their role meanwhile; the reconciler then does it.
            _ = await settling.SettleAsync(id, CancellationToken.None);
        }

        return outcome;
    }

    /// <summary>Stops the reader.</summary>
    public async Task<CancelOutcome> CancelAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return CancelOutcome.Of(asked);
        }

        return await cancellation.CancelAsync(id, SetupProblem.CanceledHere, actor, cancellationToken);
    }

    /// <summary>Extends the time of the attempt; does nothing when no reader is active.</summary>
    public async Task<StepOutcome> GiveMoreTimeAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        return await atomic.RunAsync<StepOutcome>(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup is not { State: SetupState.OnReader or SetupState.Settling, EndsAt: { } ends, ReaderId: { } reader })
                {
                    return new StepOutcome.NotNow(setup.State);
                }

                var until = ends + options.Value.MoreTime;
                setup.GiveTime(until);
                await LeaseRecords.ExtendAsync(scope, reader, id, until + LeaseRecords.Margin, cancellationToken);
                setups.Save(scope, setup, "setup.more_time", actor);
                return new StepOutcome.Kept();
            },
            cancellationToken);
    }

    /// <summary>Records that the clerk has stopped the recording of the call; card digits may be spoken only after that.</summary>
    public async Task<StepOutcome> NoteRecordingStoppedAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        return await atomic.RunAsync<StepOutcome>(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup.Step is not SetupStep.Reader)
                {
                    return new StepOutcome.NotNow(setup.State);
                }

                setup.StopRecording(time.GetUtcNow());
                setups.Save(scope, setup, "setup.recording_stopped", actor);
                return new StepOutcome.Kept();
            },
            cancellationToken);
    }

    /// <summary>
    /// Returns the reader's label and store, or why it cannot be used now; null when Stripe cannot be reached. A reader of a store in which
    /// the person does not work is answered as one that does not exist.
    /// </summary>
    private async Task<(string Label, LocationId? Store, SetupProblem? Problem)?> LookAtReaderAsync(
        CardSetupId id, ReaderId reader, StoreScope stores, CancellationToken cancellationToken)
    {
        var intent = (await setups.ReadAsync(id, cancellationToken)).Intent;
        return await looks.TakeAsync(reader, cancellationToken) switch
        {
            GatewayAnswer<StripeReader>.Done { Value.Location: var store } when !stores.Includes(store) =>
                (reader.Value, null, SetupProblem.ReaderGone),

            // Stripe silently replaces an action that waits for a card, so another user's action must not be overwritten.
            GatewayAnswer<StripeReader>.Done { Value: { Action: { Status: ReaderActionStatus.InProgress } action } found }
                when intent?.IsWorkedOnBy(action) is not true =>
                (found.Label, found.Location, SetupProblem.ReaderBusy),
            GatewayAnswer<StripeReader>.Done { Value: var found } => (found.Label, found.Location, null),
            GatewayAnswer<StripeReader>.Refused { Refusal: { Reason: RefusalReason.NotFound } refusal } =>
                (reader.Value, null, refusal.IsDeleted ? SetupProblem.ReaderDeleted : SetupProblem.ReaderGone),
            GatewayAnswer<StripeReader>.Refused { Refusal.Reason: var reason } => (reader.Value, null, SetupProblemMapping.Of(reason)),
            _ => null,
        };
    }

    private Task<(SendCommand? Command, SendOutcome? Otherwise)> DecideToSendAsync(
        CardSetupId id,
        ReaderId reader,
        (string Label, LocationId? Store) looked,
        (Money? Confirmed, ApprovedPayment? Approval) shown,
        Actor actor,
        CancellationToken cancellationToken) =>
        atomic.RunAsync<(SendCommand?, SendOutcome?)>(
            async scope =>
            {
                var now = time.GetUtcNow();
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup is { State: SetupState.Consented })
                {
                    return (null, new SendOutcome.NotSent(setup.Problem ?? SetupProblem.StripeNotReachable));
                }

                if (setup is not { Intent: { } intent, State: SetupState.IntentReady })
                {
                    return (null, new SendOutcome.NotNow(setup.State));
                }

                var consent = setup.ConsentId is { } consentId
                    ? await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == consentId, cancellationToken)
                    : null;
                if (MayNotSend(setup, consent, now) is { } why)
                {
                    return (null, why);
                }

                if (setup.Task.TakesPayment() && setup.Amount != shown.Confirmed)
                {
                    return (null, new SendOutcome.OtherAmountShown(shown.Confirmed));
                }

                if (await AboveHouseLimitsAsync(scope, setup, looked.Store, shown.Approval, actor, cancellationToken) is { } above)
                {
                    return (null, above);
                }

                var ends = now + options.Value.CollectTime;
                var held = await leases.TakeAsync(
                    scope, reader, id, actor.Name, setup.CustomerId, ends + LeaseRecords.Margin, cancellationToken);
                if (held is { } holder)
                {
                    setup.EndAttempt(SetupProblem.ReaderHeld, null, holder, null);
                    setups.SaveWithoutEntry(scope, setup);
                    return (null, new SendOutcome.NotSent(SetupProblem.ReaderHeld));
                }

                setup.Apply(SetupSignal.SentToReader);
                setup.BeginAttempt(reader, looked.Label, looked.Store, now, options.Value.CollectTime);
                setup.CheckAt(now + PollSchedule.NextAfter(TimeSpan.Zero));

                // The attempt number is part of the idempotency key: with the key of the last attempt, Stripe would replay its answer and
                // the reader would prompt for nothing.
                var parameters =
                    new { intent = intent.Value, reader = reader.Value, redisplay = consent?.AllowsRedisplay, attempt = setup.Attempt };
                var call = await journal.PrepareAsync(scope, "process", id.Value, parameters, cancellationToken);
                setups.Save(scope, setup, "setup.sent_to_reader", actor, looked.Label);
                return (
                    new SendCommand(reader, intent, consent?.AllowsRedisplay, call.Key, setup.Attempt, now), null);
            },
            cancellationToken);

    // What was approved for this amount stays approved. Without it, others may have taken payments since the order was noted.
    private async Task<SendOutcome?> AboveHouseLimitsAsync(
        AtomicScope scope,
        CardSetup setup,
        LocationId? store,
        ApprovedPayment? approval,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (setup is not { Amount: { } amount, ApprovedById: null })
        {
            return null;
        }

        var (breaches, isApproved) = await limits.FindAsync(scope, amount, actor, store ?? setup.StoreId, approval, cancellationToken);
        if (!breaches.IsEmpty && !isApproved)
        {
            return new SendOutcome.NeedsSecondPerson(amount, breaches);
        }

        if (!breaches.IsEmpty)
        {
            limits.Approve(scope, setup, amount, breaches, approval!);
        }

        return null;
    }

    // A card may be asked for only during the call in which the consent was given or the amount agreed, and never while the call is
    // recorded.
    private SendOutcome? MayNotSend(CardSetup setup, Consent? consent, DateTimeOffset now) =>
        AsksToStopRecording(setup) ? new SendOutcome.RecordingRuns()
        : now - (consent?.GivenAt ?? setup.AmountAgreedAt) > options.Value.ConsentTime ? new SendOutcome.ConsentTooOld()
        : null;

    private bool AsksToStopRecording(CardSetup setup) =>
        setup is { Channel: OrderChannel.Telephone, RecordingStoppedAt: null } && merchant.Value.RecordsCalls;

    private Task<SendOutcome> WriteSendingDownAsync(
        CardSetupId id, SendCommand command, GatewayAnswer<StripeReader> answer, TimeSpan delay, Actor actor) =>
        atomic.RunAsync<SendOutcome>(
            async scope =>
            {
                await journal.NoteAsync(scope, command.Key, answer, CancellationToken.None);
                await leases.NoteCommandAsync(scope, command.Reader, delay, ResultOf(answer), CancellationToken.None);
                var setup = await SetupRecords.LoadAsync(scope, id, CancellationToken.None);
                if (setup.Attempt != command.Attempt
                    || (setup.State is not (SetupState.OnReader or SetupState.Settling) && answer is not GatewayAnswer<StripeReader>.Done))
                {
                    // A webhook arrived before the answer.
                    return new SendOutcome.OnReader();
                }

                switch (answer)
                {
                    // The reader has the command, although the attempt was considered lost or the setup was given up.
                    case GatewayAnswer<StripeReader>.Done when setup.State is SetupState.Abandoned:
                        setup.CheckAt(time.GetUtcNow());
                        setups.SaveWithoutEntry(scope, setup);
                        return new SendOutcome.NotNow(setup.State);
                    case GatewayAnswer<StripeReader>.Done when setup.State is SetupState.IntentReady:
                        await results.ResumeAttemptAsync(scope, setup);
                        return new SendOutcome.OnReader();
                    case GatewayAnswer<StripeReader>.Done when setup.State is not (SetupState.OnReader or SetupState.Settling):
                        return new SendOutcome.OnReader();
                    case GatewayAnswer<StripeReader>.Done:
                        setup.Accept(time.GetUtcNow());
                        setups.Save(scope, setup, "setup.on_reader", Actor.Portal, setup.ReaderLabel);
                        return new SendOutcome.OnReader();
                    case GatewayAnswer<StripeReader>.Unknown:
                        setup.Apply(SetupSignal.AnswerUnknown);
                        setup.CheckAt(time.GetUtcNow() + PollSchedule.SoonPause);
                        setups.Save(scope, setup, "setup.answer_unknown", Actor.Portal);
                        return new SendOutcome.Unknown();
                    case GatewayAnswer<StripeReader>.Refused { Refusal.Reason: var reason }:
                        await FailAttemptAsync(scope, setup, SetupProblemMapping.Of(reason), actor);
                        return new SendOutcome.NotSent(SetupProblemMapping.Of(reason));
                    case GatewayAnswer<StripeReader>.NotSent:
                        await FailAttemptAsync(scope, setup, SetupProblem.StripeNotReachable, actor);
                        return new SendOutcome.NotSent(SetupProblem.StripeNotReachable);
                    default:
                        throw new System.Diagnostics.UnreachableException();
                }
            },
            CancellationToken.None);

    private static ReaderCommandResult ResultOf(GatewayAnswer<StripeReader> answer) => answer switch
    {
        GatewayAnswer<StripeReader>.Done => ReaderCommandResult.Accepted,
        GatewayAnswer<StripeReader>.Unknown => ReaderCommandResult.Unknown,
        _ => ReaderCommandResult.Refused,
    };

    /// <summary>Records why nothing was sent, in a state from which the clerk can choose again.</summary>
    private Task<SendOutcome> RefuseAsync(
        CardSetupId id, ReaderId reader, SetupProblem problem, string? holder, CancellationToken cancellationToken) =>
        atomic.RunAsync<SendOutcome>(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup.State is not (SetupState.IntentReady or SetupState.Consented))
                {
                    return new SendOutcome.NotNow(setup.State);
                }

                setup.EndAttempt(problem, null, holder, null);
                LogNotSent(log, id, reader, problem);
                setups.SaveWithoutEntry(scope, setup);
                return new SendOutcome.NotSent(problem);
            },
            cancellationToken);

    private async Task FailAttemptAsync(AtomicScope scope, CardSetup setup, SetupProblem problem, Actor actor)
    {
        await SetupRecords.ApplyAsync(scope, setup, SetupSignal.ReaderFailed, CancellationToken.None);
        results.End(setup, problem, null, null);
        setups.Save(scope, setup, "setup.reader_failed", actor, problem.ToString());
    }

    private sealed record SendCommand(
        ReaderId Reader, CardIntentId Intent, bool? MayBeShownAgain, string Key, int Attempt, DateTimeOffset SentAt);

    [LoggerMessage(6101, LogLevel.Information, "Setup {SetupId} was not sent to {ReaderId}: {Problem}")]
    private static partial void LogNotSent(ILogger log, CardSetupId setupId, ReaderId readerId, SetupProblem problem);
}
