using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.ReaderStep;

/// <summary>
/// Takes a reader over from another setup of the person's stores: the command on the reader is canceled, the other setup is told by whom,
/// and the reader is free. It starts nothing by itself: the person sends to the reader afterwards.
/// </summary>
internal sealed class ReaderTakeOverWorkflow(ActingPerson acting, LeaseRecords leases, ReaderCancellation cancellation)
{
    /// <summary>Takes a reader over.</summary>
    /// <param name="id">The setup for which it is taken.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="holder">The setup that held it when the person was asked.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    public async Task<TakeOverOutcome> TakeOverAsync(
        CardSetupId id, ReaderId reader, CardSetupId holder, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return TakeOverOutcome.Of(asked);
        }

        // The setup of another store is answered as one that does not exist; one on a reader is in the reader's store.
        asked = await acting.AllowedAsync<CardSetup>(
            Policies.SaveCards, setup => setup.Id == holder && setup.ReaderId == reader, cancellationToken);
        if (asked is not Permission.Given)
        {
            return TakeOverOutcome.Of(asked);
        }

        var now = await leases.HolderAsync(reader, cancellationToken);
        if (now is null || now == id)
        {
            return new TakeOverOutcome.Free();
        }

        if (now != holder)
        {
            return new TakeOverOutcome.HeldByAnother();
        }

        return await cancellation.CancelAsync(holder, SetupProblem.ReaderTakenOver, actor, cancellationToken) switch
        {
            CancelOutcome.Canceled or CancelOutcome.NotNow => new TakeOverOutcome.Free(),
            CancelOutcome.TooLate => new TakeOverOutcome.TooLate(),
            CancelOutcome.Unknown => new TakeOverOutcome.Unknown(),
            _ => new TakeOverOutcome.NotFound(),
        };
    }
}
