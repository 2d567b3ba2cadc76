using Microsoft.Data.Sqlite;

namespace MotoPortal.Simulator.Objects;

/// <summary>
/// The simulator's SQLite database with one connection. All use is inside <see cref="InTransaction{T}"/>, one transaction at a time. The
/// work is short and synchronous and never waits for a network.
/// </summary>
internal sealed class SimulatorDatabase : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private bool _closed;

    /// <summary>Opens the database; creates it and its folder when missing.</summary>
    /// <exception cref="SimulatorCannotStartException">The folder or the file cannot be written.</exception>
    public SimulatorDatabase(SimulatorOptions options)
    {
        var path = Path.Combine(Path.GetFullPath(options.DataDirectory), "simulator.db");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            _connection.Open();
            _connection.CreateFunction("fold", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
            Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;");
            Execute(Schema);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            _connection?.Dispose();
            throw new SimulatorCannotStartException(
                "Portal:DataDirectory", $"The simulator cannot keep its data in {path}: {exception.Message}", exception);
        }
    }

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS objects (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0,
            json TEXT NOT NULL,
            hidden TEXT NOT NULL DEFAULT '{}');
        CREATE INDEX IF NOT EXISTS objects_by_type ON objects (type, deleted, seq);
        CREATE INDEX IF NOT EXISTS objects_by_customer ON objects (type, json_extract(json, '$.customer'), seq);
        CREATE INDEX IF NOT EXISTS objects_by_email ON objects (type, json_extract(json, '$.email'), seq);
        CREATE INDEX IF NOT EXISTS objects_by_setup_intent ON objects (type, json_extract(json, '$.setup_intent'), seq);
        CREATE INDEX IF NOT EXISTS objects_by_payment_intent ON objects (type, json_extract(json, '$.payment_intent'), seq);
        CREATE INDEX IF NOT EXISTS objects_by_charge ON objects (type, json_extract(json, '$.charge'), seq);
        CREATE TABLE IF NOT EXISTS idempotency_keys (
            key TEXT PRIMARY KEY,
            fingerprint TEXT NOT NULL,
            created INTEGER NOT NULL,
            request_id TEXT NOT NULL,
            status INTEGER NOT NULL,
            body TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS idempotency_keys_by_age ON idempotency_keys (created);
        CREATE TABLE IF NOT EXISTS deliveries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            event TEXT NOT NULL,
            endpoint TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            due INTEGER,
            delivered INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX IF NOT EXISTS deliveries_by_due ON deliveries (due);
        CREATE INDEX IF NOT EXISTS deliveries_by_event ON deliveries (event);
        CREATE TABLE IF NOT EXISTS later (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            due INTEGER NOT NULL,
            step TEXT NOT NULL,
            object TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS later_by_due ON later (due);
        CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL);
        """;

    /// <summary>Runs work in an exclusive transaction, which is rolled back when it throws.</summary>
    public T InTransaction<T>(Func<T> work)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            using var transaction = _connection.BeginTransaction();
            var result = work();
            transaction.Commit();
            return result;
        }
    }

    /// <summary>A command on the connection; only inside a transaction. Parameters are named <c>$0</c>, <c>$1</c> …</summary>
    public SqliteCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Runs a statement and returns the number of rows that it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads rows.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            _connection.Dispose();
        }
    }
}
