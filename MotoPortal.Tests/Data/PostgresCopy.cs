using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MotoPortal.Data;
using MotoPortal.Tests.Support;
using Npgsql;

namespace MotoPortal.Tests.Data;

/// <summary>
/// The rows of a stored SQLite file in a PostgreSQL database with the schema of the same version, as if that version had run there.
/// </summary>
internal static class PostgresCopy
{
    /// <summary>Creates the database of the folder from the folder's <c>portal.db</c>.</summary>
    public static async Task MakeAsync(string folder)
    {
        var target = TestDatabase.ConnectionString(folder);
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "portal.db"), Pooling = false };
        await using var source = new SqliteConnection(file.ToString());
        await source.OpenAsync();
        await MigrateAsync(target, await ColumnAsync(source, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId"));
        await using var connection = new NpgsqlConnection(target);
        await connection.OpenAsync();

        // Neither foreign keys nor triggers, so that the order of the tables does not matter.
        await RunAsync(connection, "SET session_replication_role = replica");
        var tables = await ColumnAsync(source, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
        foreach (var table in tables.Where(table => !table.StartsWith("__EF", StringComparison.Ordinal)))
        {
            await CopyAsync(source, connection, table);
        }
    }

    // The same migrations were made for both databases; the times in their names differ.
    private static async Task MigrateAsync(string target, List<string> applied)
    {
        await using var db = new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(target).Options);
        var last = applied[^1][(applied[^1].IndexOf('_', StringComparison.Ordinal) + 1)..];
        await db.GetService<IMigrator>().MigrateAsync(last);
    }

    private static async Task CopyAsync(SqliteConnection source, NpgsqlConnection target, string table)
    {
        // A migration may have written rows of its own, such as the first terms.
        await RunAsync(target, $"DELETE FROM \"{table}\"");
        var types = await TypesAsync(target, table);
        await using var query = source.CreateCommand();
        query.CommandText = $"SELECT * FROM \"{table}\"";
        await using var rows = await query.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        while (await rows.ReadAsync())
        {
            await using var insert = target.CreateCommand();
            insert.CommandText =
                $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(name => $"\"{name}\""))}) "
                + $"OVERRIDING SYSTEM VALUE VALUES ({string.Join(", ", columns.Select((_, place) => $"@p{place}"))})";
            for (var place = 0; place < columns.Count; place++)
            {
                insert.Parameters.AddWithValue($"p{place}", Converted(rows.GetValue(place), types[columns[place]].Type));
            }

            await insert.ExecuteNonQueryAsync();
        }

        foreach (var (column, _) in types.Where(type => type.Value.IsCounted))
        {
            await RunAsync(
                target,
                $"""
                SELECT setval(pg_get_serial_sequence('"{table}"', '{column}'), greatest((SELECT max("{column}") FROM "{table}"), 1))
                """);
        }
    }

    // How the model stores values in SQLite: moments as milliseconds since 1970, days and decimals as text, booleans as numbers.
    private static object Converted(object value, string type) => (type, value) switch
    {
        (_, DBNull) => value,
        ("timestamp with time zone", long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        ("boolean", long flag) => flag is not 0,
        ("integer", long number) => checked((int)number),
        ("date", string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture),
        ("numeric", string number) => decimal.Parse(number, CultureInfo.InvariantCulture),
        _ => value,
    };

    private static async Task<Dictionary<string, (string Type, bool IsCounted)>> TypesAsync(NpgsqlConnection target, string table)
    {
        await using var query = target.CreateCommand();
        query.CommandText =
            "SELECT column_name, data_type, is_identity = 'YES' FROM information_schema.columns "
            + "WHERE table_schema = 'public' AND table_name = @table";
        query.Parameters.AddWithValue("table", table);
        await using var rows = await query.ExecuteReaderAsync();
        var types = new Dictionary<string, (string, bool)>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
        {
            types[rows.GetString(0)] = (rows.GetString(1), rows.GetBoolean(2));
        }

        return types;
    }

    private static async Task<List<string>> ColumnAsync(SqliteConnection source, string text)
    {
        await using var query = source.CreateCommand();
        query.CommandText = text;
        await using var rows = await query.ExecuteReaderAsync();
        List<string> values = [];
        while (await rows.ReadAsync())
        {
            values.Add(rows.GetString(0));
        }

        return values;
    }

    private static async Task RunAsync(NpgsqlConnection target, string statement)
    {
        await using var command = new NpgsqlCommand(statement, target);
        await command.ExecuteNonQueryAsync();
    }
}
