using System.Runtime.InteropServices;

namespace MotoPortal.Data;

/// <summary>
/// Protects the portal's files from other accounts of the machine: folders 0700, files 0600. Has no effect on Windows, where files inherit
/// the folder's permissions.
/// </summary>
internal static partial class OwnerOnly
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>
    /// Sets the process's umask, so that every new file is private. Modes of single files would not be enough: SQLite creates its database,
    /// journals and backups in code that takes no mode.
    /// </summary>
    public static void RestrictNewFiles()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask((uint)Others);
        }
    }

    /// <summary>
    /// Restricts files that an earlier version, a restored backup or another program left open to others: the data folder with its content,
    /// and the database's files.
    /// </summary>
    /// <param name="folder">The data folder, absolute.</param>
    /// <param name="database">The SQLite database file, which may be elsewhere; null for none.</param>
    /// <param name="log">Logs once what was restricted, and once what could not be.</param>
    public static void RestrictExistingFiles(string folder, string? database, ILogger log)
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

    /// <summary>The number of files and folders of the data folder that other accounts can read; zero on Windows.</summary>
    /// <param name="folder">The data folder, absolute.</param>
    /// <param name="database">The SQLite database file, which may be elsewhere; null for none.</param>
    public static int CountOpen(string folder, string? database)
    {
        if (OperatingSystem.IsWindows())
        {
            return 0;
        }

        var paths = Directory.EnumerateFileSystemEntries(folder, "*", Everything).Prepend(folder);
        return paths.Concat(database is null ? [] : [database]).Distinct(StringComparer.Ordinal).Count(IsOpen);
    }

    private static EnumerationOptions Everything =>
        new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Whether the folder is also other programs', such as /tmp or a home directory; it is left as it is.</summary>
    public static bool IsShared(string folder) =>
        !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(folder).HasFlag(UnixFileMode.StickyBit)
            || Path.GetPathRoot(folder) == folder
            || Path.TrimEndingDirectorySeparator(folder) == Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    private static bool IsOpen(string path)
    {
        try
        {
            return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    // True when it was open and is restricted now, false when it could not be restricted, null when it was restricted before or is gone.
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
