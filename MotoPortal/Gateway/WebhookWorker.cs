using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;

namespace MotoPortal.Gateway;

/// <summary>Applies the events that were kept, oldest first, again and again until each is applied.</summary>
internal sealed partial class WebhookWorker(
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    Bell bell,
    IEnumerable<IStripeEventHandler> handlers,
    TimeProvider time,
    ILogger<WebhookWorker> log) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var arrivals = bell.Subscribe(WebhookInbox.Topic);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ApplyDueAsync(stoppingToken);
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

    private async Task ApplyDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.Set<StripeEventRow>()
            .AsNoTracking()
            .Where(row => row.AppliedAt == null && row.DueAt <= now)
            .OrderBy(row => row.ReceivedAt)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            await ApplyAsync(row, cancellationToken);
        }
    }

    private async Task ApplyAsync(StripeEventRow row, CancellationToken cancellationToken)
    {
        var applied = true;
        foreach (var handler in handlers)
        {
            try
            {
                await handler.ApplyAsync(row.ToNotice(), cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotApplied(log, exception, row.EventId, row.Type);
                applied = false;
            }
        }

        await atomic.RunAsync(
            async scope =>
            {
                var kept = await scope.Db.Set<StripeEventRow>().SingleAsync(kept => kept.EventId == row.EventId, cancellationToken);
                if (applied)
                {
                    kept.Applied(time.GetUtcNow());
                }
                else
                {
                    kept.Failed(time.GetUtcNow());
                }
            },
            cancellationToken);
    }

    [LoggerMessage(2201, LogLevel.Error, "The inbox of events could not be read; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception);

    [LoggerMessage(2202, LogLevel.Error, "Event {EventId} ({Type}) could not be applied; it is tried again")]
    private static partial void LogNotApplied(ILogger log, Exception exception, string eventId, string type);
}
