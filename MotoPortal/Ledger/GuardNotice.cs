using MotoPortal.Data;

namespace MotoPortal.Ledger;

/// <summary>Writes down and logs, once the portal runs, that a start found triggers gone which had stood before.</summary>
internal sealed partial class GuardNotice(
    DatabaseGuards guards, Atomic atomic, LedgerWriter ledger, IHostApplicationLifetime lifetime, ILogger<GuardNotice> log)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (guards.MissingAtStart.IsEmpty)
        {
            return;
        }

        // The log is quiet until the portal has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await atomic.RunAsync(
            scope =>
            {
                ledger.Append(scope, "guards.missing", Actor.Portal, default, new { tables = guards.MissingAtStart });
                return Task.CompletedTask;
            },
            stoppingToken);
        LogMissing(log, string.Join(", ", guards.MissingAtStart));
    }

    [LoggerMessage(
        2601,
        LogLevel.Critical,
        "Triggers that keep rows as they were written had been removed from {Tables} while the portal was away, and were put back")]
    private static partial void LogMissing(ILogger log, string tables);
}
