using MotoPortal.Consents.CardRemoval;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Setups;

/// <summary>Gives a setup up because its consent ended; the reconciler then cancels its intent at Stripe.</summary>
internal sealed class SetupCanceller(SetupRecords setups, TimeProvider time) : ISetupCanceller
{
    /// <inheritdoc/>
    public async Task<bool> TryEndAsync(AtomicScope scope, CardSetupId setup, Actor actor, CancellationToken cancellationToken)
    {
        var taken = await SetupRecords.LoadAsync(scope, setup, cancellationToken);
        if (taken.State is SetupState.Detaching || SetupTransitions.IsFinal(taken.State))
        {
            return true;
        }

        if (!taken.TryApply(SetupSignal.GivenUp))
        {
            return false;
        }

        taken.CheckAt(time.GetUtcNow());
        setups.Save(scope, taken, "setup.given_up", actor);
        return true;
    }
}
