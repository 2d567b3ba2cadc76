using MotoPortal.Data.Workers;

namespace MotoPortal.Deliveries;

/// <summary>
/// Once after each start, reads at Stripe the events that could not be read when they came: the program may be another version since. It
/// reads at most as many as the page lists; while Stripe cannot be asked, a quarter of an hour passes before the next try.
/// </summary>
internal sealed partial class UnreadEventsWorker(WorkerEnvironment environment, ILogger<UnreadEventsWorker> log)
    : PeriodicWorker(environment)
{
    private readonly DateTimeOffset _start = environment.Time.GetUtcNow();
    private bool _isDone;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    protected override bool IsOver => _isDone;

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        await using var services = JobScope.Create(Environment.Scopes);
        if (await services.ServiceProvider.GetRequiredService<DeadLetterWorkflow>().ReadAnewAsync(_start, cancellationToken)
            is not DeadLetterOutcome.Replayed { Events: var read })
        {
            return 0;
        }

        _isDone = true;
        if (read > 0)
        {
            LogReadAnew(log, read);
        }

        return read;
    }

    [LoggerMessage(5307, LogLevel.Information, "{Read} events that could not be read when they came were read at Stripe")]
    private static partial void LogReadAnew(ILogger log, int read);
}
