namespace MotoPortal.Tests.Support;

/// <summary>The empty file by which a portal holds its database; it cannot be opened by others.</summary>
internal static class DatabaseHoldFile
{
    /// <summary>Whether a file is another one.</summary>
    public static bool IsNot(string path) => !path.EndsWith("-lock", StringComparison.Ordinal);
}
