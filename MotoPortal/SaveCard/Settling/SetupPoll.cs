using MotoPortal.Accounts.Acting;
using MotoPortal.Gateway.Calls;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Settling;

/// <summary>Polls one setup that is due.</summary>
internal sealed class SetupPoll(SetupRecords setups, SettlingWorkflow settling, ReaderCancellation cancellation, CallClock clock)
{
    /// <summary>Polls the setup's reader, or stops it when its time is over.</summary>
    public async Task PollOrStopAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var setup = await setups.ReadAsync(id, cancellationToken);
        if (setup is not { IsOnReader: true, EndsAt: { } ends })
        {
            await settling.SettleAsync(id, cancellationToken).DemandAsync();
        }
        else if (setup.CancelingFor is { } why)
        {
            await cancellation.CancelAsync(id, why, Actor.Portal, cancellationToken);
        }
        else if (setup.SentAt is { } sent && clock.Since(setup.CallName, sent) >= ends - sent)
        {
            await cancellation.CancelAsync(id, SetupProblem.TimedOut, Actor.Portal, cancellationToken);
        }
        else
        {
            await settling.PollAsync(setup, cancellationToken).DemandAsync();
        }
    }
}
