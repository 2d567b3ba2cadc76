using System.Collections.Immutable;
using MotoPortal.Data;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Preflight;

/// <summary>
/// Runs the checks and keeps what each found last, in memory and per node, so that no page has to ask Stripe. A check that throws or takes
/// too long is "not answered" and stops neither the others nor a page. Thread-safe.
/// </summary>
internal sealed partial class PreflightRuns(
    IEnumerable<IPreflightCheck> checks, Bell bell, TimeProvider time, ILogger<PreflightRuns> log)
{
    /// <summary>The name of the finding of a check that threw or took too long; every check has it.</summary>
    public const string NoAnswer = nameof(NoAnswer);

    private const string Topic = "preflight";

    // A few reads of Stripe are made in parallel; it limits them per second.
    private const int AtOnce = 4;

    private readonly ImmutableArray<IPreflightCheck> _checks = [.. checks.OrderBy(check => check.Part)];
    private readonly Dictionary<string, (PreflightFinding Finding, DateTimeOffset At)> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _looking = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>How long a check may take.</summary>
    public TimeSpan LongestLook { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The names of all checks, in the order of the page.</summary>
    public IEnumerable<string> Names => _checks.Select(check => check.Name);

    /// <summary>What each check found last, in the order of the page.</summary>
    public ImmutableArray<PreflightView> Views
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _checks.Select(check => _found.TryGetValue(check.Name, out var found)
                        ? new PreflightView(check.Name, check.Part, found.Finding, found.At, _looking.Contains(check.Name))
                        : new PreflightView(check.Name, check.Part, Finding: null, At: null, _looking.Contains(check.Name))),
                ];
            }
        }
    }

    /// <summary>What each check found last, and again after each change.</summary>
    public IAsyncEnumerable<ImmutableArray<PreflightView>> WatchAsync(CancellationToken cancellationToken) =>
        bell.WatchAsync(Topic, _ => Task.FromResult(Views), cancellationToken);

    /// <summary>Lets checks look, some of them in parallel. One that looks already is not asked a second time.</summary>
    /// <param name="isWanted">Chooses the checks by their names.</param>
    /// <param name="cancellationToken">Ends the looks; what was found until then stays.</param>
    public Task LookAsync(Func<string, bool> isWanted, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            _checks.Where(check => isWanted(check.Name) && Begin(check)).ToList(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = CancellationToken.None },
            async (check, _) => Keep(check, await LookAsync(check, cancellationToken)));

    private bool Begin(IPreflightCheck check)
    {
        lock (_lock)
        {
            if (!_looking.Add(check.Name))
            {
                return false;
            }
        }

        bell.Ring(Topic);
        return true;
    }

    // Null when the look was cancelled: what was found before stays.
    private async Task<PreflightFinding?> LookAsync(IPreflightCheck check, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // A check that heeds no token is left behind.
            var look = check.LookAsync(limit.Token);
            return await look.WaitAsync(LongestLook, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (TimeoutException)
        {
            await limit.CancelAsync();
            LogTooLong(log, check.Name);
        }
        catch (Exception exception)
        {
            LogFailed(log, exception, check.Name);
        }

        return new PreflightFinding(PreflightState.NotAnswered, NoAnswer, []);
    }

    private void Keep(IPreflightCheck check, PreflightFinding? finding)
    {
        PreflightFinding? before;
        lock (_lock)
        {
            _looking.Remove(check.Name);
            before = _found.GetValueOrDefault(check.Name).Finding;
            if (finding is not null)
            {
                _found[check.Name] = (finding, time.GetUtcNow());
            }
        }

        if (finding is not null && finding.Finding != before?.Finding)
        {
            LogFound(log, check.Name, finding.State, finding.Finding);
        }

        bell.Ring(Topic);
    }

    [LoggerMessage(1601, LogLevel.Information, "Preflight check {Check} found {State}: {Finding}")]
    private static partial void LogFound(ILogger log, string check, PreflightState state, string finding);

    [LoggerMessage(1602, LogLevel.Information, "Preflight check {Check} took too long")]
    private static partial void LogTooLong(ILogger log, string check);

    [LoggerMessage(1603, LogLevel.Warning, "Preflight check {Check} failed")]
    private static partial void LogFailed(ILogger log, Exception exception, string check);
}
