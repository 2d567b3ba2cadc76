using MotoPortal.Data;

namespace MotoPortal.Ledger;

/// <summary>Writes down and logs, once the portal runs, that a start found triggers gone which had stood before.</summary>
internal sealed partial class GuardNotice(
    DatabaseGuards guards, Atomic atomic, LedgerWriter ledger, IHostApplicationLifetime lifetime, ILogger<GuardNotice> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (guards.MissingAtStart.IsEmpty)
        {
            return;
        }

        await atomic.RunAsync(
            scope =>
            {
                ledger.Append(scope, "guards.missing", Actor.Portal, default, new { tables = guards.MissingAtStart });
                return Task.CompletedTask;
            },
            stoppingToken);

        // Nothing is logged before the portal has started.
        using var started = lifetime.ApplicationStarted.Register(() => LogMissing(log, string.Join(", ", guards.MissingAtStart)));
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(2101, LogLevel.Critical, "The triggers that keep rows as they were written had been removed from {Tables} while the portal was away; they were put back. Rows may have been changed.")]
    private static partial void LogMissing(ILogger log, string tables);
}
