using System.Runtime.InteropServices;

namespace MotoPortal.Data;

/// <summary>
/// Keeps what the portal writes from the machine's other accounts: folders 0700, files 0600. Means nothing on Windows, where a folder's
/// rights are handed down to what is made in it.
/// </summary>
internal static partial class OwnerOnly
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>
    /// Closes every file that this process makes from now on. By the mask of the process, and not file by file: SQLite makes its
    /// database, its journals and its backups in code that takes no mode, and what a later room writes is closed without being thought
    /// of.
    /// </summary>
    public static void CloseWhatIsMade()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask((uint)Others);
        }
    }

    /// <summary>
    /// Closes what an earlier version, a restored backup or another program left open: the data folder with all that is in it, and the
    /// database's files.
    /// </summary>
    /// <param name="folder">The data folder, absolute.</param>
    /// <param name="database">The SQLite database file, which may lie elsewhere; null for none.</param>
    /// <param name="log">Hears once what was closed, and once what could not be.</param>
    public static void CloseWhatIsThere(string folder, string? database, ILogger log)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder))
        {
            return;
        }

        var (closed, refused) = (0, 0);
        string[] journals = database is null ? [] : [database, $"{database}-wal", $"{database}-shm", $"{database}-journal"];
        var paths = IsShared(folder) ? [] : Directory.EnumerateFileSystemEntries(folder, "*", Everything).Prepend(folder);
        foreach (var path in paths.Concat(journals.Where(File.Exists)).Distinct(StringComparer.Ordinal).ToList())
        {
            if (Close(path) is { } isClosed)
            {
                (closed, refused) = isClosed ? (closed + 1, refused) : (closed, refused + 1);
            }
        }

        if (closed > 0)
        {
            LogClosed(log, closed, folder);
        }

        if (refused > 0)
        {
            LogOpen(log, refused, folder);
        }

        if (IsShared(folder))
        {
            LogShared(log, folder);
        }
    }

    private static EnumerationOptions Everything =>
        new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    // A folder like /tmp or a home is not the portal's to close.
    private static bool IsShared(string folder) =>
        !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(folder).HasFlag(UnixFileMode.StickyBit)
            || Path.GetPathRoot(folder) == folder
            || Path.TrimEndingDirectorySeparator(folder) == Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    // True when it was open and is closed now, false when it could not be closed, null when it was closed already or has gone.
    private static bool? Close(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & Others) == UnixFileMode.None)
            {
                return null;
            }

            File.SetUnixFileMode(path, mode & ~Others);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);

    [LoggerMessage(
        1110,
        LogLevel.Information,
        "{Count} files and folders under {Folder} could be read by other accounts of this machine; now only this account can")]
    private static partial void LogClosed(ILogger log, int count, string folder);

    [LoggerMessage(
        1111,
        LogLevel.Warning,
        "{Count} files and folders under {Folder} can be read by other accounts of this machine and belong to another account; "
        + "as their owner, run: chmod -R go-rwx {Folder}")]
    private static partial void LogOpen(ILogger log, int count, string folder);

    [LoggerMessage(
        1112,
        LogLevel.Warning,
        "The data folder {Folder} is shared with other programs, so it stays open to them; "
        + "set Portal:DataDirectory to a folder of the portal's own")]
    private static partial void LogShared(ILogger log, string folder);
}
