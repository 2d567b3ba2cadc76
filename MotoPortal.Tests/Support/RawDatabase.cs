using Microsoft.Data.Sqlite;

namespace MotoPortal.Tests.Support;

/// <summary>
/// Access to the portal's file as with a database tool: a separate connection, without foreign keys and with the triggers dropped.
/// </summary>
internal sealed class RawDatabase : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    private RawDatabase(SqliteConnection connection) => _connection = connection;

    public static async Task<RawDatabase> OpenAsync(IEnumerable<string> files, bool dropsTriggers = true)
    {
        var file = files.Single(name => name.EndsWith("portal.db", StringComparison.Ordinal));
        var connection =
            new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = false, Pooling = false }.ToString());
        await connection.OpenAsync();
        var database = new RawDatabase(connection);
        foreach (var trigger in dropsTriggers ? await database.ColumnAsync("SELECT name FROM sqlite_master WHERE type = 'trigger'") : [])
        {
            await database.RunAsync($"DROP TRIGGER {trigger}");
        }

        return database;
    }

    /// <summary>Runs a statement; returns the number of changed rows.</summary>
    public async Task<int> RunAsync(string statement, params (string Name, object? Value)[] values)
    {
        await using var command = Command(statement, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row; null for SQL's null or no row.</summary>
    public async Task<object?> ValueAsync(string query, params (string Name, object? Value)[] values)
    {
        await using var command = Command(query, values);
        return await command.ExecuteScalarAsync() is var found && found is DBNull ? null : found;
    }

    /// <summary>The first column of every row, as text.</summary>
    public async Task<List<string>> ColumnAsync(string query)
    {
        await using var command = Command(query, []);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    /// <summary>SQLite's plan of a query.</summary>
    public async Task<List<string>> PlanAsync(string query, params (string Name, object? Value)[] values)
    {
        await using var command = Command($"EXPLAIN QUERY PLAN {query}", values);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> steps = [];
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private SqliteCommand Command(string text, (string Name, object? Value)[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
