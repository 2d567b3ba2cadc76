using MotoPortal.Data.Workers;

namespace MotoPortal.Ledger.Checks;

/// <summary>Checks the new part of the ledger on start and every hour, and all of it once a day.</summary>
internal sealed partial class LedgerCheckWorker(
    WorkerEnvironment environment, LedgerCheck check, LedgerFindingRecords findings, ILogger<LedgerCheckWorker> log)
    : PeriodicWorker(environment)
{
    private static readonly TimeSpan Full = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var found = await check.CheckNewAsync(cancellationToken);
        var last = await findings.FindFullAsync(cancellationToken);
        if (last is null || Environment.Time.GetUtcNow() - last.Value.At >= Full)
        {
            found = await check.CheckAllAsync(cancellationToken);
        }

        if (found > 0)
        {
            LogFound(log, found);
        }

        return found;
    }

    [LoggerMessage(2604, LogLevel.Critical, "The ledger was changed outside the portal: {Count} findings, which the home page lists")]
    private static partial void LogFound(ILogger log, int count);
}
