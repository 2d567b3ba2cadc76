using MotoPortal.Data.Workers;

namespace MotoPortal.Consents.Seals;

/// <summary>Checks all consents against their seals on start, and once a day.</summary>
internal sealed partial class SealCheckWorker(WorkerEnvironment environment, SealFindingRecords findings, ILogger<SealCheckWorker> log)
    : PeriodicWorker(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var found = await findings.CheckAllAsync(cancellationToken);
        if (found > 0)
        {
            LogFound(log, found);
        }

        return found;
    }

    [LoggerMessage(5401, LogLevel.Critical, "{Count} consents do not match their seal; nothing is charged under them")]
    private static partial void LogFound(ILogger log, int count);
}
