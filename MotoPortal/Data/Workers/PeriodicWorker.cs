namespace MotoPortal.Data.Workers;

/// <summary>
/// Work that the portal does by itself: on start, at each tick, and at each ring of its topics. A pass that throws is logged and
/// counted, and the next one comes all the same.
/// </summary>
internal abstract partial class PeriodicWorker : BackgroundService
{
    private readonly ILogger _log;

    /// <summary>Prepares the worker.</summary>
    protected PeriodicWorker(WorkerEnvironment environment)
    {
        Environment = environment;
        _log = environment.Logs.CreateLogger(GetType());
    }

    /// <summary>How the worker is called in the log, in the counters and in the table of rows on hold.</summary>
    public string Name => GetType().Name;

    /// <summary>The portal.</summary>
    protected WorkerEnvironment Environment { get; }

    /// <summary>The time from one pass to the next when nothing rings.</summary>
    protected abstract TimeSpan Tick { get; }

    /// <summary>What wakes the worker before its next tick.</summary>
    protected virtual IReadOnlyList<string> Topics => [];

    /// <summary>
    /// Whether the first pass waits until the portal has started: for work that may take its time, or that logs what it finds.
    /// </summary>
    protected virtual bool WaitsForStart => false;

    /// <summary>Whether there is nothing more to do until the portal starts anew.</summary>
    protected virtual bool IsOver => false;

    /// <summary>Does once what is due now.</summary>
    /// <param name="cancellationToken">Ends the pass between two rows.</param>
    /// <returns>How many rows were done.</returns>
    public abstract Task<int> WorkAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (WaitsForStart)
        {
            await StartedAsync(stoppingToken);
        }

        using var rings = Environment.Bell.Subscribe(Topics);
        using var ticks = new PeriodicTimer(Tick, Environment.Time);
        var (ring, tick) = (rings.WaitAsync(stoppingToken).AsTask(), ticks.WaitForNextTickAsync(stoppingToken).AsTask());
        while (!stoppingToken.IsCancellationRequested && !IsOver)
        {
            await PassAsync(stoppingToken);
            if (IsOver)
            {
                return;
            }

            await Task.WhenAny(ring, tick);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            ring = ring.IsCompleted ? rings.WaitAsync(stoppingToken).AsTask() : ring;
            tick = tick.IsCompleted ? ticks.WaitForNextTickAsync(stoppingToken).AsTask() : tick;
        }
    }

    private async Task PassAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
            Environment.Meter.CountPass(Name, failed: false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops. A cancellation of any other origin, such as a call that took too long, is a failure like others.
        }
        catch (Exception exception)
        {
            Environment.Meter.CountPass(Name, failed: true);
            LogPassFailed(_log, exception, Name);
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        if (Environment.Lifetime is not { } lifetime)
        {
            return;
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    [LoggerMessage(1201, LogLevel.Error, "{Worker} could not look for what is due; it is tried again")]
    private static partial void LogPassFailed(ILogger log, Exception exception, string worker);
}
