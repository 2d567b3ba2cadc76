using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Keys;

namespace MotoPortal.Tests.Support;

/// <summary>
/// Data folders as after a first start: an empty database with the current schema, and the wrapping key of the key ring. Both are created
/// once per run and copied, because the migrations and an RSA key take longer than most tests.
/// </summary>
internal static class NewDataFolder
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly Lazy<List<(string Path, byte[] Bytes)>> Files = new(Make);

    /// <summary>A new temporary folder with both; the test deletes it.</summary>
    public static DirectoryInfo Create()
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-");
        foreach (var (path, bytes) in Files.Value)
        {
            Write(Path.Combine(folder.FullName, path), bytes);
        }

        TestDatabase.Create(folder.FullName);

        return folder;
    }

    private static void Write(string path, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Readable | UnixFileMode.UserExecute);
            options.UnixCreateMode = Readable;
        }

        using var file = new FileStream(path, options);
        file.Write(bytes);
    }

    private static List<(string Path, byte[] Bytes)> Make()
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-");
        var database = new DatabaseOptions { DataDirectory = folder.FullName };
        WrappingKey.OwnOrNew(KeyRing.FolderOf(new KeyRingOptions(), database)).Dispose();
        var connection = new SqliteConnectionStringBuilder { DataSource = database.SqliteFile, Pooling = false };
        using (var db = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(connection.ToString()).Options))
        {
            db.Database.Migrate();

            // In one file, without SQLite's write-ahead log.
            db.Database.ExecuteSql($"PRAGMA journal_mode=DELETE");
        }

        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(folder.FullName, file.FullName), File.ReadAllBytes(file.FullName)))
            .ToList();
        folder.Delete(recursive: true);
        return files;
    }
}
