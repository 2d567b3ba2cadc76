using MotoPortal.Primitives;

namespace MotoPortal.Data.Workers;

/// <summary>
/// Background work: once the portal has started, at each tick, and at each ring of its topics. A pass that throws is logged and counted,
/// and the next one follows as usual.
/// </summary>
internal abstract partial class PeriodicWorker : BackgroundService
{
    private readonly ILogger _log;

    /// <summary>Initializes the worker.</summary>
    protected PeriodicWorker(WorkerEnvironment environment)
    {
        Environment = environment;
        _log = environment.Logs.CreateLogger(GetType());
    }

    /// <summary>The worker's name in the log, in metrics and in the table of holds.</summary>
    public string Name => GetType().Name;

    /// <summary>What the worker needs of the portal.</summary>
    protected WorkerEnvironment Environment { get; }

    /// <summary>The time between two passes when no topic rings.</summary>
    protected abstract TimeSpan Tick { get; }

    /// <summary>The topics that start a pass before the next tick.</summary>
    protected virtual IReadOnlyList<string> Topics => [];

    /// <summary>Whether there is nothing more to do until the portal restarts.</summary>
    protected virtual bool IsOver => false;

    /// <summary>Whether it stands still while the database cannot be written.</summary>
    protected virtual bool WaitsUntilWritable => true;

    /// <summary>Makes one pass over what is due.</summary>
    /// <param name="cancellationToken">Ends the pass between two rows.</param>
    /// <returns>The number of rows done.</returns>
    public abstract Task<int> WorkAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        using var rings = Environment.Bell.Subscribe(Topics);
        using var ticks = new PeriodicTimer(Tick, Environment.Time);
        var (ring, tick) = (rings.WaitAsync(stoppingToken).AsTask(), ticks.WaitForNextTickAsync(stoppingToken).AsTask());
        for (var isFirst = true; !stoppingToken.IsCancellationRequested && !IsOver; isFirst = false)
        {
            await (isFirst ? Environment.FirstPasses.RunAsync(PassAsync, stoppingToken) : PassAsync(stoppingToken));
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
        while (true)
        {
            try
            {
                if (WaitsUntilWritable)
                {
                    await Environment.Writes.WaitAsync(stoppingToken);
                }

                await TryPassAsync(stoppingToken);
                return;
            }
            catch (NotWritableException) when (WaitsUntilWritable)
            {
                // The pass is made again once there is room: the next tick of some workers is a day away.
                Environment.Meter.CountPass(Name, failed: true);
            }
            catch (NotWritableException)
            {
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task TryPassAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
            Environment.Meter.CountPass(Name, failed: false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops. Any other cancellation, such as the timeout of a call, is a failure.
        }
        catch (Exception exception) when (exception is not NotWritableException)
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
