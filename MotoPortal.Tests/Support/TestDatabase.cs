using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using Npgsql;

namespace MotoPortal.Tests.Support;

/// <summary>
/// The database of the tests' portals: the SQLite file of their data folder. When <c>MOTOPORTAL_POSTGRES</c> is the connection string of a
/// PostgreSQL server's superuser, a database of that server instead, named as the folder.
/// </summary>
internal static class TestDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("MOTOPORTAL_POSTGRES");

    private static readonly Lazy<string> Template = new(MakeTemplate);

    /// <summary>Whether portals use PostgreSQL.</summary>
    public static bool IsPostgres => !string.IsNullOrEmpty(Server);

    /// <summary>Adds the settings of the folder's database.</summary>
    public static void AddTo(IDictionary<string, string?> settings, string folder)
    {
        settings["Portal:DataDirectory"] = folder;
        if (IsPostgres)
        {
            settings["Database:Provider"] = nameof(DatabaseProvider.Postgres);
            settings["ConnectionStrings:Portal"] = ConnectionString(folder);
        }
    }

    /// <summary>Creates the folder's database, with the current schema; nothing to do for SQLite.</summary>
    public static void Create(string folder)
    {
        if (IsPostgres)
        {
            Run($"CREATE DATABASE \"{NameOf(folder)}\" TEMPLATE \"{Template.Value}\"");
        }
    }

    /// <summary>Copies the folder's database, as a shop does at night; no portal may run on it.</summary>
    public static void Copy(string folder)
    {
        if (IsPostgres)
        {
            NpgsqlConnection.ClearAllPools();
            Run($"CREATE DATABASE \"{NameOf(folder)}-copy\" TEMPLATE \"{NameOf(folder)}\"");
            return;
        }

        SqliteConnection.ClearAllPools();
        File.Copy(FileOf(folder), $"{FileOf(folder)}.copy");
    }

    /// <summary>Puts the copy in the place of the folder's database; no portal may run on it.</summary>
    public static void PutBack(string folder)
    {
        if (IsPostgres)
        {
            NpgsqlConnection.ClearAllPools();
            Run($"DROP DATABASE \"{NameOf(folder)}\" WITH (FORCE)");
            Run($"CREATE DATABASE \"{NameOf(folder)}\" TEMPLATE \"{NameOf(folder)}-copy\"");
            return;
        }

        SqliteConnection.ClearAllPools();
        File.Delete($"{FileOf(folder)}-wal");
        File.Copy($"{FileOf(folder)}.copy", FileOf(folder), overwrite: true);
    }

    /// <summary>A new connection to the folder's database, closed.</summary>
    public static DbConnection ConnectionOf(string folder) => IsPostgres
        ? new NpgsqlConnection(ConnectionString(folder))
        : new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = FileOf(folder), Pooling = false }.ToString());

    /// <summary>The connection string of the folder's PostgreSQL database.</summary>
    public static string ConnectionString(string folder) => ConnectionStringTo(NameOf(folder));

    private static string FileOf(string folder) => Path.Combine(folder, "portal.db");

    // Subfolders of different tests may have one name.
    private static string NameOf(string folder) =>
        $"{Path.GetFileName(Path.GetDirectoryName(folder))}-{Path.GetFileName(folder)}";

    // Tests run side by side, each with databases and therefore pools of its own.
    private static string ConnectionStringTo(string database) => new NpgsqlConnectionStringBuilder(Server)
    {
        Database = database,
        MaxPoolSize = 20,
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 2,
    }.ToString();

    private static string MakeTemplate()
    {
        var name = $"template-{Environment.ProcessId}-{Environment.TickCount64}";
        Run($"CREATE DATABASE \"{name}\"");
        using var db = new PostgresPortalDb(
            new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(ConnectionStringTo(name) + ";Pooling=false").Options);
        db.Database.Migrate();
        return name;
    }

    private static void Run(string statement)
    {
        using var connection = new NpgsqlConnection(Server + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }
}
