using MotoPortal.Data;

namespace MotoPortal.Mail;

/// <summary>Has mails sent: at once when one is put into the outbox, and every few seconds those whose next try has come.</summary>
internal sealed partial class MailWorker(MailDelivery delivery, Bell bell, TimeProvider time, ILogger<MailWorker> log) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var arrivals = bell.Subscribe(MailOutbox.Topic);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await delivery.SendDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var ring = arrivals.WaitAsync(pause.Token).AsTask();
            await Task.WhenAny(ring, Task.Delay(LongestWait, time, pause.Token));
            await pause.CancelAsync();
        }
    }

    [LoggerMessage(4404, LogLevel.Error, "The outbox could not be worked on; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
