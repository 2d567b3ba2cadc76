using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MotoPortal.Data;

/// <summary>Sets the SQLite pragmas that are not stored in the database, on every connection.</summary>
/// <remarks>
/// Full synchronous: an acknowledged consent survives a power cut. Recursive triggers: without them INSERT OR REPLACE bypasses the triggers
/// that keep the ledger append-only. Secure delete: erased personal data leaves no copy in free pages. See
/// https://www.sqlite.org/pragma.html.
/// </remarks>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Statements =
        "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF;";

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Statements;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Statements;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
