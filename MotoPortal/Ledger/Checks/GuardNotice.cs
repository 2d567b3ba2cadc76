using MotoPortal.Data.Guards;
using MotoPortal.Data.Workers;

namespace MotoPortal.Ledger.Checks;

/// <summary>Records and logs, once the portal runs, that triggers were missing at the start.</summary>
internal sealed partial class GuardNotice(
    WorkerEnvironment environment, DatabaseGuards guards, LedgerWriter ledger, ILogger<GuardNotice> log)
    : PeriodicWorker(environment)
{
    private bool _isWritten;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override bool IsOver => _isWritten || guards.MissingAtStart.IsEmpty;

    /// <summary>Records the missing triggers, once.</summary>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        if (IsOver)
        {
            return 0;
        }

        await Environment.Atomic.RunAsync(
            scope =>
            {
                ledger.Append(scope, "guards.missing", Actor.Portal, default, new GuardsMissing(guards.MissingAtStart));
                return Task.CompletedTask;
            },
            cancellationToken);
        _isWritten = true;
        LogMissing(log, string.Join(", ", guards.MissingAtStart));
        return 1;
    }

    [LoggerMessage(
        2601,
        LogLevel.Critical,
        "Triggers that keep rows as they were written had been removed from {Tables} while the portal was away, and were put back")]
    private static partial void LogMissing(ILogger log, string tables);
}
