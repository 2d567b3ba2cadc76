using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Setups;

/// <summary>Changes a draft before anything is agreed.</summary>
internal sealed class DraftChanges(Atomic atomic, SetupRecords setups)
{
    /// <summary>Changes a draft and writes an entry in the ledger.</summary>
    /// <param name="id">The setup.</param>
    /// <param name="allowed">Whether the setup allows the change.</param>
    /// <param name="change">The change.</param>
    /// <param name="kind">The ledger's kind of entry.</param>
    /// <param name="detail">A short fact for the entry; null for none.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
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
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
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
