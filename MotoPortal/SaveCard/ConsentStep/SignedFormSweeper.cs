using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms;

namespace MotoPortal.SaveCard.ConsentStep;

/// <summary>
/// Erases scans that neither a consent nor an open setup refers to, on start and every hour: replaced scans, and those of letters that led
/// to no consent.
/// </summary>
internal sealed class SignedFormSweeper(WorkerEnvironment environment, SignedFormVault forms) : PeriodicWorker(environment)
{
    // Each round is a transaction of its own; after this many, the rest is left to the next pass.
    private const int MostRounds = 100;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromHours(1);

    /// <summary>Erases scans that are old enough and not in use.</summary>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var swept = 0;
        for (var round = 0; round < MostRounds && await forms.SweepAsync(InUseAsync, cancellationToken) is > 0 and var more; round++)
        {
            swept += more;
        }

        return swept;
    }

    private static async Task<IReadOnlySet<SignedFormId>> InUseAsync(
        AtomicScope scope, IReadOnlyCollection<SignedFormId> asked, CancellationToken cancellationToken)
    {
        var named = await scope.Db.Set<ConsentEvidence>()
            .Where(evidence => evidence.SignedForm != null && asked.Contains(evidence.SignedForm.Value))
            .Select(evidence => evidence.SignedForm!.Value)
            .ToListAsync(cancellationToken);
        var open = await scope.Db.Set<SignedForm>()
            .Where(form => asked.Contains(form.Id)
                && scope.Db.Set<CardSetup>().Any(setup => setup.Id == form.SetupId && setup.State == SetupState.Draft))
            .Select(form => form.Id)
            .ToListAsync(cancellationToken);
        return named.Concat(open).ToHashSet();
    }
}
