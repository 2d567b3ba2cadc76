using System.Globalization;
using Microsoft.Extensions.Options;

namespace MotoPortal.Data.Health;

/// <summary>
/// Holds the SQLite file for this process: two portals on one file would both charge what is due, and neither would hear the other's bell.
/// The lock is the operating system's, so that it ends with the process however that ends. PostgreSQL serves any number of nodes.
/// </summary>
/// <remarks>
/// .NET locks a file that is opened with <see cref="FileShare.None"/> by <c>flock</c> on Unix. Others cannot read a locked file, so the
/// number of the process is in a second one.
/// </remarks>
internal sealed class DatabaseHold(IOptions<DatabaseOptions> options) : IDisposable
{
    private FileStream? _lock;

    /// <summary>Takes the file until the portal has stopped.</summary>
    /// <exception cref="DatabaseInUseException">Another process holds it.</exception>
    public void Take()
    {
        if (_lock is not null || options.Value.SqliteFile is not { } database)
        {
            return;
        }

        try
        {
            _lock = new FileStream($"{database}-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists($"{database}-lock"))
        {
            throw new DatabaseInUseException(database, HolderOf(database));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is missing or closed to this account, which the opening of the database tells next.
            return;
        }

        File.WriteAllText(
            PathOfHolder(database),
            string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}"));
    }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _lock, null)?.Dispose();

    private static string HolderOf(string database)
    {
        try
        {
            return File.ReadAllText(PathOfHolder(database)) is { Length: > 0 } holder ? holder : "another process";
        }
        catch (IOException)
        {
            return "another process";
        }
    }

    private static string PathOfHolder(string database) => $"{database}-holder";
}
