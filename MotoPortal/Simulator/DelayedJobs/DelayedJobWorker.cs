using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.DelayedJobs;

/// <summary>Runs due steps one after the other, each in its own transaction.</summary>
internal sealed class DelayedJobWorker(
    SimulatorDatabase database,
    ObjectStore store,
    DelayedJobQueue queue,
    IEnumerable<IDelayedStep> steps,
    WebhookDelivery webhooks,
    TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly Dictionary<string, IDelayedStep> _steps = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                while (database.InTransaction(RunNext))
                {
                    webhooks.Ring();
                }

                await WaitAsync(database.InTransaction(queue.UntilNext), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The normal end; remaining steps are in the database.
        }
    }

    private bool RunNext()
    {
        if (queue.Take() is not { } next)
        {
            return false;
        }

        if (store.Find(next.ObjectId) is { IsDeleted: false } subject)
        {
            _steps[next.Step].Run(subject);
        }

        return true;
    }

    private async Task WaitAsync(TimeSpan? wait, CancellationToken cancellationToken)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var bell = queue.Bell.WaitToReadAsync(woken.Token).AsTask();
        var clock = Task.Delay(wait is null ? Timeout.InfiniteTimeSpan : wait < LongestWait ? wait.Value : LongestWait, time, woken.Token);
        await Task.WhenAny(bell, clock);
        await woken.CancelAsync();
        queue.Bell.TryRead(out _);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
