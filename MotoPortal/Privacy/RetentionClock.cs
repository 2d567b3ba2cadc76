using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal.Privacy;

/// <summary>Runs the rules of retention once a night, after two o'clock UTC, on one node.</summary>
internal sealed partial class RetentionClock(RetentionWorkflow workflow, Atomic atomic, TimeProvider time, ILogger<RetentionClock> log) : BackgroundService
{
    private const int Hour = 2;
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(15);

    /// <summary>Runs the rules unless it is too early, or they ran today.</summary>
    /// <returns>Whether they ran.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow().Hour < Hour || !await ClaimAsync(cancellationToken))
        {
            return false;
        }

        await workflow.RunAsync(Actor.Portal, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private Task<bool> ClaimAsync(CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var run = RetentionRun.Start(time.GetUtcNow());
                if (await scope.Db.Set<RetentionRun>().AnyAsync(earlier => earlier.Day == run.Day, cancellationToken))
                {
                    return false;
                }

                scope.Db.Add(run);
                return true;
            },
            cancellationToken);

    [LoggerMessage(7202, LogLevel.Error, "The rules of retention could not be run; what is left goes tomorrow")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
