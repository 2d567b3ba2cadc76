using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Settling;

/// <summary>Stops a reader that works for a setup.</summary>
internal sealed class ReaderCancellation(
    Atomic atomic,
    SetupRecords setups,
    StripeGateway stripe,
    CallJournal journal,
    SettlingWorkflow settling,
    IOptions<SaveCardOptions> options,
    CallClock clock,
    TimeProvider time)
{
    /// <summary>Stops the reader for a reason, then settles the setup.</summary>
    public async Task<CancelOutcome> CancelAsync(CardSetupId id, SetupProblem why, Actor actor, CancellationToken cancellationToken)
    {
        var plan = await atomic.RunAsync(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup is not { State: SetupState.OnReader or SetupState.Settling, ReaderId: { } reader, Intent: { } intent })
                {
                    return (setup.State, Command: null);
                }

                var isTakenOver = why is SetupProblem.ReaderTakenOver && actor != Actor.Portal;
                setup.SetCancelReason(why, isTakenOver ? actor.Name : null);
                setup.CheckAt(time.GetUtcNow() + PollSchedule.RecoveryPause);
                var call = await journal.PrepareAsync(
                    scope, "cancel", id.Value, new { reader = reader.Value, attempt = setup.Attempt }, cancellationToken);
                if (isTakenOver)
                {
                    setups.Save(scope, setup, "setup.taken_over", actor, setup.ReaderLabel);
                }
                else
                {
                    setups.Save(scope, setup, "setup.canceled_here", actor);
                }

                return (setup.State, Command: (CancelCommand?)new CancelCommand(reader, intent, call.Key, setup.Attempt));
            },
            cancellationToken);
        if (plan.Command is not { } command)
        {
            return new CancelOutcome.NotNow(plan.State);
        }

        var answer = await CancelOurActionAsync(command);
        await atomic.RunAsync(scope => NoteCancelAsync(scope, id, command, answer), CancellationToken.None);
        if (answer is GatewayAnswer<StripeReader>.Refused { Refusal.Reason: RefusalReason.ReaderBusy })
        {
            return new CancelOutcome.TooLate();
        }

        // Settling is refused if the person has lost their role meanwhile; the reconciler then does it.
        _ = await settling.SettleAsync(id, CancellationToken.None);
        return (await setups.ReadAsync(id, CancellationToken.None)).State switch
        {
            SetupState.IntentReady => new CancelOutcome.Canceled(),
            SetupState.OnReader or SetupState.Settling => new CancelOutcome.Unknown(),
            var state => new CancelOutcome.NotNow(state),
        };
    }

    /// <summary>Cancels the reader's action if it belongs to this setup; another user's action is left alone.</summary>
    private async Task<GatewayAnswer<StripeReader>> CancelOurActionAsync(CancelCommand command)
    {
        var reading = await stripe.ReadReaderAsync(command.Reader, CancellationToken.None);
        return reading is GatewayAnswer<StripeReader>.Done { Value.Action: var action }
            && (action?.Status is not ReaderActionStatus.InProgress || !command.Intent.IsWorkedOnBy(action))
            ? reading
            : await stripe.CancelReaderActionAsync(command.Reader, command.Key);
    }

    private async Task NoteCancelAsync(AtomicScope scope, CardSetupId id, CancelCommand command, GatewayAnswer<StripeReader> answer)
    {
        await journal.NoteAsync(scope, command.Key, answer, CancellationToken.None);
        var setup = await SetupRecords.LoadAsync(scope, id, CancellationToken.None);
        if (setup.Attempt == command.Attempt
            && setup.State is SetupState.OnReader or SetupState.Settling
            && answer is GatewayAnswer<StripeReader>.Refused { Refusal.Reason: RefusalReason.ReaderBusy })
        {
            // The bank is being asked already, so its answer decides.
            setup.SetCancelReason(null);
            setup.GiveTime(setup.SentAt!.Value + clock.Since(setup.Id, setup.Attempt, setup.SentAt.Value) + options.Value.MoreTime);
            setup.CheckAt(time.GetUtcNow() + PollSchedule.SoonPause);
            setups.SaveWithoutEntry(scope, setup);
        }
    }

    private sealed record CancelCommand(ReaderId Reader, CardIntentId Intent, string Key, int Attempt);
}
