using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MotoPortal.Data;

/// <summary>Sets what SQLite does not store in the database, on every connection: pragmas, and collations by language.</summary>
/// <remarks>
/// Full synchronous: an acknowledged consent survives a power cut. Recursive triggers: without them INSERT OR REPLACE bypasses the triggers
/// that keep the ledger append-only. Secure delete: erased personal data leaves no copy in free pages. See
/// https://www.sqlite.org/pragma.html.
/// </remarks>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];

    private const string Statements =
        "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF;";

    // What SQLite answers when it has taken them; one that it does not know it takes without a word.
    private static readonly (string Name, long Answer)[] Answers =
        [("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1), ("secure_delete", 1), ("trusted_schema", 0)];

    /// <summary>The first of the pragmas that does not stand on a connection, with its value; null when all do.</summary>
    public static async Task<string?> FindWrongAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (var (name, answer) in Answers)
        {
            await using var command = connection.CreateCommand();

            // The names are those above.
#pragma warning disable CA2100
            command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
            if (await command.ExecuteScalarAsync(cancellationToken) is not long found || found != answer)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The collation that sorts as a language of the pages does.</summary>
    public static string CollationOf(CultureInfo language) =>
        $"language_{(language.TwoLetterISOLanguageName is "fr" ? "fr" : "en")}";

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        AddCollations(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Statements;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        AddCollations(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = Statements;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddCollations(DbConnection connection)
    {
        foreach (var language in Languages)
        {
            ((SqliteConnection)connection).CreateCollation(
                CollationOf(language), language.CompareInfo, static (compare, one, other) => compare.Compare(one, other));
        }
    }
}
