using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data;

/// <summary>
/// The data folder of a portal in practice mode: people, two consents (by telephone, and by a signed form), a saved card with one charge,
/// and the simulator's database.
/// </summary>
internal static class StoredRelease
{
    /// <summary>The version under test.</summary>
    public const string Today = "today";

    private static readonly string[] Databases = ["portal.db", "simulator.db"];

    /// <summary>Each version whose database is stored, oldest first.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Folder()).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    /// <summary>The folder of the versions' databases.</summary>
    public static string Folder(params ReadOnlySpan<string> parts) =>
        Path.Combine([Repository.PathOf("MotoPortal.Tests", "Data", "Released"), .. parts]);

    /// <summary>Copies a version's data into a data folder; creates them for <see cref="Today"/>.</summary>
    public static async Task PlaceAsync(string name, string dataFolder)
    {
        if (string.Equals(name, Today, StringComparison.Ordinal))
        {
            await MakeAsync(dataFolder);
            return;
        }

        foreach (var database in Databases)
        {
            File.Copy(Folder(name, database), Path.Combine(dataFolder, database));
        }

        if (TestDatabase.IsPostgres)
        {
            await PostgresCopy.MakeAsync(dataFolder);
        }
    }

    /// <summary>The time of the last ledger entry in a data folder, UTC.</summary>
    public static async Task<DateTimeOffset> LastEntryAsync(string dataFolder)
    {
        await using var connection = TestDatabase.ConnectionOf(dataFolder);
        await connection.OpenAsync();
        await using var query = connection.CreateCommand();
        query.CommandText = "SELECT max(\"At\") FROM ledger_entries";
        return await query.ExecuteScalarAsync() switch
        {
            DateTime moment => new DateTimeOffset(moment),
            var milliseconds => DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds!),
        };
    }

    /// <summary>Creates the current portal's data in the folder, each database in one small file.</summary>
    public static async Task MakeAsync(string dataFolder)
    {
        var records = await RecordsPortal.MakeAsync(dataFolder);
        var consent = (await records.Services.GetRequiredService<ConsentReads>().FindAsync(records.ZoesConsent, CancellationToken.None))!;
        await records.ChargeAsync(consent.Id, new Money(4000, consent.Scope.Amount.Currency));
        await records.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var database in Databases)
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataFolder, database), Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE; VACUUM;";
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Stores the current version's data under a name among the released ones.</summary>
    public static void Keep(string dataFolder, string name)
    {
        Directory.CreateDirectory(Folder(name));
        foreach (var database in Databases)
        {
            File.Copy(Path.Combine(dataFolder, database), Folder(name, database));
        }
    }
}
