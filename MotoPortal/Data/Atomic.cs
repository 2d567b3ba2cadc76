using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MotoPortal.Data;

/// <summary>
/// The only way to change the database: opens a context, begins at once, runs the work, saves, commits, and rings the bell.
/// The work may run again from the start when another writer was faster, so it touches nothing but the database.
/// </summary>
internal sealed class Atomic(IDbContextFactory<PortalDb> contexts, Bell bell)
{
    private const int Tries = 8;

    /// <summary>Runs the work in one transaction and answers what it answers.</summary>
    /// <exception cref="DbUpdateException">The database refused, again and again.</exception>
    public async Task<T> RunAsync<T>(Func<AtomicScope, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(work, cancellationToken);
            }
            catch (Exception exception) when (attempt < Tries && IsLostRace(exception))
            {
                // The other writer has committed; what it wrote is read afresh.
            }
        }
    }

    /// <summary>Runs the work in one transaction.</summary>
    /// <exception cref="DbUpdateException">The database refused, again and again.</exception>
    public Task RunAsync(Func<AtomicScope, Task> work, CancellationToken cancellationToken) =>
        RunAsync(
            async scope =>
            {
                await work(scope);
                return true;
            },
            cancellationToken);

    private async Task<T> OnceAsync<T>(Func<AtomicScope, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var scope = new AtomicScope(db);
        var answer = await work(scope);
        await db.SaveChangesAsync(cancellationToken);
        await db.AnnounceAsync(scope.Topics, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        // A commit that has begun is waited for: given up half-way, its caller could not know whether it took place.
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
