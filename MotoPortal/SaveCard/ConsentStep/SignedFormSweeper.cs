using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms;

namespace MotoPortal.SaveCard.ConsentStep;

/// <summary>Erases scans that no consent and no open setup names: those that were replaced, and those of letters that came to nothing.</summary>
internal sealed partial class SignedFormSweeper(SignedFormVault forms, TimeProvider time, ILogger<SignedFormSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Erases what is old enough and in nobody's use.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (await forms.SweepAsync(InUseAsync, cancellationToken) > 0)
        {
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private static async Task<IReadOnlySet<SignedFormId>> InUseAsync(AtomicScope scope, IReadOnlyCollection<SignedFormId> asked, CancellationToken cancellationToken)
    {
        var named = await scope.Db.Set<ConsentEvidence>().Where(evidence => evidence.SignedForm != null && asked.Contains(evidence.SignedForm.Value))
            .Select(evidence => evidence.SignedForm!.Value)
            .ToListAsync(cancellationToken);
        var open = await scope.Db.Set<SignedForm>()
            .Where(form => asked.Contains(form.Id) && scope.Db.Set<CardSetup>().Any(setup => setup.Id == form.SetupId && setup.State == SetupState.Draft))
            .Select(form => form.Id)
            .ToListAsync(cancellationToken);
        return named.Concat(open).ToHashSet();
    }

    [LoggerMessage(6301, LogLevel.Error, "Scans that nobody needs could not be swept; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
