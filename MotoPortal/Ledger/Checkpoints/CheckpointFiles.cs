using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;
using MotoPortal.Data;

namespace MotoPortal.Ledger.Checkpoints;

/// <summary>
/// The checkpoints outside the database: files in the folder <c>checkpoints</c> of the data folder, and in a second folder if one is set.
/// Their names are the size of the checkpoint with twelve digits, in a folder for each million.
/// </summary>
internal sealed partial class CheckpointFiles(
    IOptions<LedgerOptions> options, IOptions<DatabaseOptions> database, ILogger<CheckpointFiles> log)
{
    private const string Extension = ".checkpoint";
    private const string StampExtension = ".tsr";
    private const int SizesInFolder = 1_000_000;

    // A note is a few hundred bytes; what is longer is none.
    private const int LongestFile = 10_000;

    /// <summary>The folder in the data folder.</summary>
    public string First => Path.Combine(database.Value.DataDirectory, "checkpoints");

    /// <summary>The second folder, absolute; null for none.</summary>
    public string? Second => options.Value.SecondCheckpointDirectory is { Length: > 0 } folder
        ? Path.GetFullPath(folder, database.Value.DataDirectory)
        : null;

    /// <summary>Whether the last write to the second folder failed.</summary>
    public bool SecondFailed { get; private set; }

    /// <summary>Writes a checkpoint to both folders. A folder that cannot be written is logged and does not stop the other.</summary>
    public void Write(long size, string note)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(note);
        TryWrite(First, size, "", content);
        if (Second is { } second)
        {
            SecondFailed = !TryWrite(second, size, "", content);
        }
    }

    /// <summary>Whether a time-stamp authority's answer lies beside a checkpoint in the data folder.</summary>
    public bool IsStamped(long size) => File.Exists(PathOf(First, size) + StampExtension);

    /// <summary>Writes a time-stamp authority's answer beside a checkpoint in both folders.</summary>
    public void WriteStamp(long size, byte[] stamp)
    {
        TryWrite(First, size, StampExtension, stamp);
        if (Second is { } second)
        {
            TryWrite(second, size, StampExtension, stamp);
        }
    }

    /// <summary>All checkpoints of both folders: size and path, ordered by size.</summary>
    public ImmutableArray<(long Size, string Path)> List() =>
    [
        .. new[] { First, Second }.OfType<string>().Distinct(StringComparer.Ordinal).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, $"*{Extension}", SearchOption.AllDirectories))
            .Select(path => (Size: SizeOf(path), Path: path))
            .Where(file => file.Size > 0)
            .OrderBy(file => file.Size).ThenBy(file => file.Path, StringComparer.Ordinal),
    ];

    /// <summary>The note with the largest size in the data folder; null for none.</summary>
    public string? TryReadNewest() =>
        Directory.Exists(First)
        && Directory.EnumerateDirectories(First).Max(StringComparer.Ordinal) is { } folder
        && Directory.EnumerateFiles(folder, $"*{Extension}").Max(StringComparer.Ordinal) is { } path
            ? TryRead(path)
            : null;

    /// <summary>Reads a checkpoint's file; null when it cannot be read.</summary>
    public static string? TryRead(string path)
    {
        try
        {
            return new FileInfo(path).Length > LongestFile ? null : File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The path of a checkpoint's file in a folder.</summary>
    public static string PathOf(string folder, long size) => Path.Combine(
        folder,
        (size / SizesInFolder).ToString("D6", CultureInfo.InvariantCulture),
        size.ToString("D12", CultureInfo.InvariantCulture) + Extension);

    private static long SizeOf(string path) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    private bool TryWrite(string folder, long size, string extension, byte[] content)
    {
        try
        {
            PrivateFiles.WriteNew(PathOf(folder, size) + extension, content);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(log, exception, folder, size);
            return false;
        }
    }

    [LoggerMessage(2602, LogLevel.Error, "The checkpoint of {Size} entries was not written to {Folder}")]
    private static partial void LogNotWritten(ILogger log, Exception exception, string folder, long size);
}
