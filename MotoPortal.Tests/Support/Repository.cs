namespace MotoPortal.Tests.Support;

/// <summary>The files of the repository from which these tests were built.</summary>
internal static class Repository
{
    /// <summary>The absolute path of the solution's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The absolute path of a file in the repository.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The path from the repository's root, with forward slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The files below a folder with one of the given extensions, without build output.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(path => !Relative(path).Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MotoPortal.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No MotoPortal.sln above {AppContext.BaseDirectory}.");
    }
}
