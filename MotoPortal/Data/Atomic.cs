using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Primitives;
using Npgsql;

namespace MotoPortal.Data;

/// <summary>
/// Runs every change of the database: opens a context, begins the transaction as the only writer, runs the work, saves, commits, and rings
/// the bell. The work is repeated when another writer was faster all the same, so it must have no other side effects. This is the only way
/// to change the database.
/// </summary>
/// <remarks>
/// Writers of this process take turns in the order in which they came. The database has one writer at a time anyway, but a connection that
/// finds another one writing sleeps and tries again, by which the last to come may be served first.
/// </remarks>
internal sealed class Atomic(IDbContextFactory<PortalDb> contexts, Bell bell, WriteStanding writes) : IDisposable
{
    private const int Tries = 8;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly AsyncLocal<bool> _isInside = new();

    /// <summary>Whether the caller is inside the work of a transaction, where no other one can begin.</summary>
    public bool IsInside => _isInside.Value;

    /// <summary>Runs the work in one transaction and returns its result.</summary>
    /// <exception cref="DbUpdateException">The database refused all tries.</exception>
    /// <exception cref="InvalidOperationException">The work of another transaction began this one, for whose end it would wait.</exception>
    /// <exception cref="NotWritableException">It has no room, or may only be read.</exception>
    public async Task<T> RunAsync<T>(Func<AtomicScope, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_isInside.Value)
        {
            throw new InvalidOperationException("A transaction was begun inside another one.");
        }

        for (var attempt = 1; ; attempt++)
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                _isInside.Value = true;
                return await OnceAsync(work, cancellationToken);
            }
            catch (Exception exception) when (attempt < Tries && IsLostRace(exception))
            {
                // The other writer has committed; the next try reads its changes.
            }
            catch (Exception exception) when (exception is not NotWritableException
                && WriteStanding.FailureOf(exception) is { } failure)
            {
                writes.Failed(failure);
                throw new NotWritableException(exception);
            }
            finally
            {
                _isInside.Value = false;
                _turn.Release();
            }
        }
    }

    /// <summary>Runs the work in one transaction.</summary>
    /// <exception cref="DbUpdateException">The database refused all tries.</exception>
    public Task RunAsync(Func<AtomicScope, Task> work, CancellationToken cancellationToken) =>
        RunAsync(
            async scope =>
            {
                await work(scope);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<T> OnceAsync<T>(Func<AtomicScope, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.BeginWritingAsync(cancellationToken);
        var scope = new AtomicScope(db);
        var answer = await work(scope);
        await db.SaveChangesAsync(cancellationToken);
        await db.AnnounceAsync(scope.Topics, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        // A commit that has begun is not cancelled, because the caller could not know whether it took place.
        await transaction.CommitAsync(CancellationToken.None);

        foreach (var topic in scope.Topics)
        {
            bell.Ring(topic);
        }

        return answer;
    }

    private static bool IsLostRace(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        { InnerException: { } inner } => IsLostRace(inner),
        _ => false,
    };

    // https://www.sqlite.org/rescode.html
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
}
