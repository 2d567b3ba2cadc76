using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace MotoPortal.Data;

/// <summary>What the database itself needs after something was erased.</summary>
internal static class DatabaseUpkeep
{
    private const int Tries = 5;

    /// <summary>
    /// Empties SQLite's write-ahead log, in which pages from before an erasure still stand; does nothing on PostgreSQL. While somebody
    /// reads an older state it cannot be emptied whole; then the nightly round does it.
    /// </summary>
    public static async Task EmptyLogAsync(IDbContextFactory<PortalDb> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (db is not SqlitePortalDb)
        {
            return;
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        for (var tries = 1; tries <= Tries && await IsBusyAsync(command, cancellationToken); tries++)
        {
            // SQLite has waited its busy time already.
        }
    }

    // The first column of the answer is 1 when the checkpoint was kept from finishing:
    // https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
    private static async Task<bool> IsBusyAsync(DbCommand command, CancellationToken cancellationToken) =>
        await command.ExecuteScalarAsync(cancellationToken) is 1L;
}
