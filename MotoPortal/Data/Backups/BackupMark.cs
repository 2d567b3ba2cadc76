using System.Globalization;

namespace MotoPortal.Data.Backups;

/// <summary>
/// The time of the last backup, in the file <c>last-backup</c> of the data folder: the verb runs in a process of its own, and a row would
/// be missing in the copy.
/// </summary>
internal static class BackupMark
{
    private const string Name = "last-backup";

    /// <summary>Notes that a backup was written.</summary>
    public static Task WriteAsync(DatabaseOptions options, DateTimeOffset at, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(PathOf(options), at.ToString("O", CultureInfo.InvariantCulture), cancellationToken);

    /// <summary>When the last backup was written, UTC; null for none.</summary>
    public static async Task<DateTimeOffset?> ReadAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var text = (await File.ReadAllTextAsync(PathOf(options), cancellationToken)).Trim();
            return DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static string PathOf(DatabaseOptions options) => Path.Combine(options.DataDirectory, Name);
}
