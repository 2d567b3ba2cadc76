using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MotoPortal.Data.Backups;

/// <summary>The verb <c>backup FILE</c>: writes a consistent copy of the SQLite database, also while the portal is running.</summary>
internal static class BackupVerb
{
    /// <summary>Runs the verb and returns the process's exit code: 0 written, 1 refused, 2 invalid arguments.</summary>
    public static async Task<int> RunAsync(
        IServiceProvider services, IReadOnlyList<string> words, TextWriter output, CancellationToken cancellationToken)
    {
        if (words is not ["backup", { Length: > 0 } file])
        {
            await output.WriteLineAsync("Usage: backup FILE");
            return 2;
        }

        var path = Path.GetFullPath(file);
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancellationToken);
        if (db is not SqlitePortalDb)
        {
            await output.WriteLineAsync("Database:Provider is Postgres; back it up with pg_dump.");
            return 1;
        }

        if (File.Exists(path))
        {
            await output.WriteLineAsync($"{path} exists; a backup never overwrites.");
            return 1;
        }

        try
        {
            // https://www.sqlite.org/lang_vacuum.html#vacuuminto
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {path}", cancellationToken);
        }
        catch (SqliteException exception)
        {
            await output.WriteLineAsync($"{path} cannot be written: {exception.Message}");
            return 1;
        }

        await BackupMark.WriteAsync(services.GetRequiredService<IOptions<DatabaseOptions>>().Value, Now(services), cancellationToken);
        await output.WriteLineAsync($"Written: {path}");
        if (services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlEncryptor is not null)
        {
            await output.WriteLineAsync(
                "Not in it: the key that wraps the key ring (DataProtection:KeyDirectory or DataProtection:CertificateFile). "
                + "Keep a copy of it apart; without it signed forms cannot be opened.");
        }

        return 0;
    }

    private static DateTimeOffset Now(IServiceProvider services) => services.GetRequiredService<TimeProvider>().GetUtcNow();
}
