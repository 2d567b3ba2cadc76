using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using MotoPortal.Primitives;

namespace MotoPortal.Data.Workers;

/// <summary>
/// A worker on due rows: finds some, claims each, works on it in its own scope, and continues until none is left. Any number of nodes may
/// run it at once; the one whose claim is committed does the work. A row whose claim or work throws is put on hold for a growing pause, so
/// that it delays no other row.
/// </summary>
/// <typeparam name="TKey">The key of a row: a typed id, or text.</typeparam>
/// <typeparam name="TClaimed">What a claim passes to the work.</typeparam>
internal abstract partial class DueRowsWorker<TKey, TClaimed> : PeriodicWorker
    where TKey : notnull
    where TClaimed : class
{
    // Ends a pass whose rows stay due although they were worked on; the next tick continues.
    private const int MostInOnePass = 1000;

    private static readonly TimeSpan LookForFarOff = TimeSpan.FromSeconds(30);

    private readonly ILogger _log;

    private long? _lookedForFarOff;

    /// <summary>Initializes the worker.</summary>
    protected DueRowsWorker(WorkerEnvironment environment)
        : base(environment) => _log = environment.Logs.CreateLogger(GetType());

    /// <summary>The number of rows found at once.</summary>
    protected virtual int AtOnce => 20;

    /// <summary>The number of rows worked on in parallel.</summary>
    protected virtual int SideBySide => 1;

    /// <summary>The pauses of a row that failed.</summary>
    protected virtual Backoff Pauses { get; } = Backoff.Doubling(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        if (_lookedForFarOff is not { } looked || Environment.Time.GetElapsedTime(looked) >= LookForFarOff)
        {
            await WakeAsync(Environment.Time.GetUtcNow(), cancellationToken);
            _lookedForFarOff = Environment.Time.GetTimestamp();
        }

        var handled = new HashSet<TKey>();
        var done = 0;
        while (handled.Count < MostInOnePass && IsReady)
        {
            var found = await FindAsync(AtOnce + handled.Count, cancellationToken);
            var due = found.Where(handled.Add).Take(AtOnce).ToList();
            var failedBefore = await FailedBeforeAsync(due, cancellationToken);
            await Parallel.ForEachAsync(
                due,
                new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
                async (key, token) => Interlocked.Add(ref done, await HandleAsync(key, failedBefore.Contains(TextOf(key)), token) ? 1 : 0));
            if (due.Count < AtOnce)
            {
                break;
            }
        }

        return done;
    }

    /// <summary>Whether rows can be worked on now.</summary>
    protected virtual bool IsReady => true;

    /// <summary>The due rows, longest waiting first. The limit and the exclusion of rows on hold are added by the caller.</summary>
    /// <param name="db">The context, for reading only.</param>
    /// <param name="now">The current time, UTC.</param>
    protected abstract IQueryable<TKey> Due(PortalDb db, DateTimeOffset now);

    /// <summary>
    /// Makes rows due whose time is further away than the worker ever plans, because the clock was set back since they were planned.
    /// </summary>
    /// <param name="now">The current time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The number of rows.</returns>
    protected virtual Task<int> WakeAsync(DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(0);

    /// <summary>Makes rows due, see the other overload.</summary>
    /// <param name="farOff">The rows whose time is implausibly far away.</param>
    /// <param name="makeDue">Sets their time.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The number of rows.</returns>
    protected async Task<int> WakeAsync<TRow>(
        Func<PortalDb, IQueryable<TRow>> farOff, Action<UpdateSettersBuilder<TRow>> makeDue, CancellationToken cancellationToken)
        where TRow : class
    {
        await using (var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken))
        {
            // Reads first, because there is hardly ever one; only then the database is written to.
            if (!await farOff(db).AnyAsync(cancellationToken))
            {
                return 0;
            }
        }

        var woken =
            await Environment.Atomic.RunAsync(scope => farOff(scope.Db).ExecuteUpdateAsync(makeDue, cancellationToken), cancellationToken);
        LogWoken(_log, Name, woken);
        return woken;
    }

    /// <summary>Claims a row for this node, in a transaction that checks again whether it is due.</summary>
    /// <param name="services">The services of the row's scope.</param>
    /// <param name="scope">The transaction.</param>
    /// <param name="key">The row.</param>
    /// <param name="now">The current time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What the work needs; null when the row is not due any more.</returns>
    protected abstract Task<TClaimed?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, TKey key, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Works on a claimed row.</summary>
    /// <param name="services">The services of the row's scope.</param>
    /// <param name="claimed">What the claim returned.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    protected virtual Task WorkOnAsync(IServiceProvider services, TClaimed claimed, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>
    /// Releases the claim of a row that failed, if the claim would last longer than the pause; in the transaction that records the failure.
    /// </summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="key">The row.</param>
    /// <param name="now">The current time, UTC.</param>
    protected virtual Task ReleaseAsync(AtomicScope scope, TKey key, DateTimeOffset now) => Task.CompletedTask;

    private async Task<List<TKey>> FindAsync(int limit, CancellationToken cancellationToken)
    {
        var now = Environment.Time.GetUtcNow();
        await using var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken);
        return await Due(db, now).Where(IsNotOnHold(db, now)).Take(limit).ToListAsync(cancellationToken);
    }

    // A typed id is stored as text; the cast via object lets EF translate it.
    private Expression<Func<TKey, bool>> IsNotOnHold(PortalDb db, DateTimeOffset now)
    {
        // A hold that lasts longer than any pause was written by a clock that was set back since.
        var (worker, furthest) = (Name, now + Pauses.Longest);
        return key => !db.Set<WorkHold>().Any(hold =>
            hold.Worker == worker && hold.Key == (string)(object)key && hold.Until > now && hold.Until <= furthest);
    }

    private async Task<HashSet<string>> FailedBeforeAsync(List<TKey> due, CancellationToken cancellationToken)
    {
        if (due.Count is 0)
        {
            return [];
        }

        var keys = due.ConvertAll(TextOf);
        await using var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<WorkHold>()
            .Where(hold => hold.Worker == Name && keys.Contains(hold.Key))
            .Select(hold => hold.Key)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }

    private async Task<bool> HandleAsync(TKey key, bool failedBefore, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = JobScope.Create(Environment.Scopes);
            var claimed = await Environment.Atomic.RunAsync(
                scope => ClaimAsync(services.ServiceProvider, scope, key, Environment.Time.GetUtcNow(), cancellationToken),
                cancellationToken);
            if (claimed is null)
            {
                Environment.Meter.CountRow(Name, RowResult.ClaimedElsewhere);
                return false;
            }

            await WorkOnAsync(services.ServiceProvider, claimed, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is not NotWritableException)
        {
            await HoldAsync(key, exception);
            return false;
        }

        if (failedBefore)
        {
            await Environment.Atomic.RunAsync(scope => WorkHold.ForgetAsync(scope, Name, TextOf(key)), CancellationToken.None);
        }

        Environment.Meter.CountRow(Name, RowResult.Done);
        return true;
    }

    private async Task HoldAsync(TKey key, Exception exception)
    {
        Environment.Meter.CountRow(Name, RowResult.Failed);
        var now = Environment.Time.GetUtcNow();
        var hold = await Environment.Atomic.RunAsync(
            async scope =>
            {
                await ReleaseAsync(scope, key, now);
                return await WorkHold.FailAsync(scope, Name, TextOf(key), exception.GetType().Name, Pauses, now);
            },
            CancellationToken.None);
        LogRowFailed(_log, exception, Name, TextOf(key), hold.Failures, hold.Until);
    }

    private static string TextOf(TKey key) => key.ToString()!;

    [LoggerMessage(1206, LogLevel.Warning, "The clock was set back: {Worker} has made {Rows} rows due that were planned too far ahead")]
    private static partial void LogWoken(ILogger log, string worker, int rows);

    [LoggerMessage(1202, LogLevel.Error, "{Worker} failed on {Row}, {Failures} times by now; it is tried again after {Until:O}")]
    private static partial void LogRowFailed(
        ILogger log, Exception exception, string worker, string row, int failures, DateTimeOffset until);
}
