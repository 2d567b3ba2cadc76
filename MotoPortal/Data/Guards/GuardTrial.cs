using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MotoPortal.Data.Guards;

/// <summary>
/// Tries to change one row of each append-only table, inside the caller's transaction, and takes it back. That a trigger has the right name
/// does not say that it refuses anything.
/// </summary>
internal static class GuardTrial
{
    private const string Refusal = "is append-only";
    private const string Savepoint = "trial";

    /// <summary>The changes that have to be refused; each is of one row, or of none where there is none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">A column of its key.</param>
    /// <param name="row">The database's own name for a row.</param>
    /// <param name="isKept">Whether rows may not be deleted without a note.</param>
    /// <param name="noted">The condition that a row's erasure was noted; null when no note allows it.</param>
    /// <param name="canReplace">Whether the database knows <c>INSERT OR REPLACE</c>.</param>
    public static ImmutableArray<string> StatementsOf(
        string table, string column, string row, bool isKept, string? noted, bool canReplace)
    {
        var where = $"WHERE {row} = (SELECT {row} FROM {table}{(noted is null ? "" : $" WHERE NOT {noted}")} LIMIT 1)";
        return
        [
            $"""UPDATE {table} SET "{column}" = "{column}" {where}""",
            .. isKept ? [$"DELETE FROM {table} {where}"] : Array.Empty<string>(),
            .. isKept && canReplace ? [$"INSERT OR REPLACE INTO {table} SELECT * FROM {table} {where}"] : Array.Empty<string>(),
        ];
    }

    /// <summary>Whether each of the changes is refused, or changes no row.</summary>
    public static async Task<bool> HoldsAsync(PortalDb db, ImmutableArray<string> statements, CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction
            ?? throw new InvalidOperationException("What is tried has to be taken back, which needs a transaction.");
        foreach (var statement in statements)
        {
            await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
            var isRefused = await IsRefusedAsync(db, transaction, statement, cancellationToken);
            await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
            if (!isRefused)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> IsRefusedAsync(
        PortalDb db, IDbContextTransaction transaction, string statement, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();

        // The names come from the model, never from input.
#pragma warning disable CA2100
        command.CommandText = statement;
#pragma warning restore CA2100
        try
        {
            return await command.ExecuteNonQueryAsync(cancellationToken) <= 0;
        }
        catch (DbException exception)
        {
            // What is refused for another reason, such as a foreign key, was not refused by the trigger.
            return exception.Message.Contains(Refusal, StringComparison.Ordinal);
        }
    }
}
