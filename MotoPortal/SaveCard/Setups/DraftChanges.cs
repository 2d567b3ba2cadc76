using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>Changes what was noted before anything was agreed to.</summary>
internal sealed class DraftChanges(Atomic atomic, CardSetups setups)
{
    /// <summary>Changes a draft and notes the change in the ledger.</summary>
    /// <param name="id">The setup.</param>
    /// <param name="allowed">Whether the draft may change in this way.</param>
    /// <param name="change">The change.</param>
    /// <param name="kind">The ledger's kind of entry.</param>
    /// <param name="detail">A short fact to show with it; may be null.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<StepOutcome> MakeAsync(
        CardSetupId id,
        Func<CardSetup, bool> allowed,
        Action<CardSetup> change,
        string kind,
        string? detail,
        Actor actor,
        CancellationToken cancellationToken) =>
        atomic.RunAsync<StepOutcome>(
            async scope =>
            {
                var setup = await CardSetups.LoadAsync(scope, id, cancellationToken);
                if (setup.State is not SetupState.Draft || !allowed(setup))
                {
                    return new StepOutcome.NotNow(setup.State);
                }

                change(setup);
                setups.Save(scope, setup, kind, actor, detail);
                return new StepOutcome.Kept();
            },
            cancellationToken);
}
