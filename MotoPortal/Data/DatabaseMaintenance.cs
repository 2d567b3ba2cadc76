using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace MotoPortal.Data;

/// <summary>Maintains the database after an erasure.</summary>
internal static class DatabaseMaintenance
{
    private const int Tries = 5;

    /// <summary>
    /// Truncates SQLite's write-ahead log, which may still contain erased pages; does nothing on PostgreSQL. While another connection reads
    /// an older snapshot, it cannot be truncated fully, and the nightly run does it.
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
            // SQLite has already waited for its busy timeout.
        }
    }

    // The first column of the result is 1 when the checkpoint could not finish: https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
    private static async Task<bool> IsBusyAsync(DbCommand command, CancellationToken cancellationToken) =>
        await command.ExecuteScalarAsync(cancellationToken) is 1L;
}
