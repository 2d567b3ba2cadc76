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

    /// <summary>A new connection to the folder's database, closed.</summary>
    public static DbConnection ConnectionOf(string folder) => IsPostgres
        ? new NpgsqlConnection(ConnectionString(folder))
        : new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "portal.db"), Pooling = false }.ToString());

    /// <summary>The connection string of the folder's PostgreSQL database.</summary>
    public static string ConnectionString(string folder) => ConnectionStringTo(NameOf(folder));

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
