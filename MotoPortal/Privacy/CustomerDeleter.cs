namespace MotoPortal.Privacy;

/// <summary>Sees to it, second by second, that erased customers are deleted at Stripe.</summary>
internal sealed partial class CustomerDeleter(CustomerDeletions deletions, TimeProvider time, ILogger<CustomerDeleter> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                await deletions.WorkAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(7201, LogLevel.Error, "Erased customers could not be deleted at Stripe; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
