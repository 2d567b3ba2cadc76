namespace MotoPortal.Consents.Seals;

/// <summary>Checks all consents against their seals when the portal starts, and once a day.</summary>
internal sealed partial class SealWatch(
    SealFindings findings, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<SealWatch> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The log is quiet until the portal has started, and the check may take its time.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        using var ticks = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                if (await findings.CheckAllAsync(stoppingToken) is > 0 and var found)
                {
                    LogFound(log, found);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(5401, LogLevel.Critical, "{Count} consents do not match their seal; nothing is charged under them")]
    private static partial void LogFound(ILogger log, int count);

    [LoggerMessage(5402, LogLevel.Error, "Consents could not be checked against their seals; it is tried again tomorrow")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
