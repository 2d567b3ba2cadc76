namespace MotoPortal.Consents.CardRemoval;

/// <summary>Sees to it, second by second, that cards whose consent has ended are removed at Stripe.</summary>
internal sealed partial class CardRemovalWorker(CardRemovalWorkflow removals, TimeProvider time, ILogger<CardRemovalWorker> log) : BackgroundService
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
                await removals.WorkAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(5202, LogLevel.Error, "Cards to be removed could not be looked for; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
