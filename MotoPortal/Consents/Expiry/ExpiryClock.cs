namespace MotoPortal.Consents.Expiry;

/// <summary>Looks for consents that have expired, on start and every hour.</summary>
internal sealed partial class ExpiryClock(ConsentExpiry expiry, TimeProvider time, ILogger<ExpiryClock> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                if (await expiry.WorkAsync(stoppingToken) is > 0 and var ended)
                {
                    LogExpired(log, ended);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(5301, LogLevel.Information, "{Count} consents expired")]
    private static partial void LogExpired(ILogger log, int count);

    [LoggerMessage(5302, LogLevel.Error, "Expired consents could not be looked for; it is tried again in an hour")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
