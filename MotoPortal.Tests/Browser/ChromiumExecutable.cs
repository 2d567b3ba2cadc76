namespace MotoPortal.Tests.Browser;

/// <summary>
/// The Chromium of the browser tests: the one named by <c>MOTOPORTAL_CHROMIUM</c>, otherwise the system's, otherwise one that Playwright
/// has or can download.
/// </summary>
internal static class ChromiumExecutable
{
    private static readonly Lazy<(string? Path, string? Missing)> Found = new(Find);

    /// <summary>The path of the executable; null for Playwright's own.</summary>
    public static string? Path => Found.Value.Path;

    /// <summary>Why there is none; null when there is one.</summary>
    public static string? Missing => Found.Value.Missing;

    private static (string? Path, string? Missing) Find()
    {
        if (Environment.GetEnvironmentVariable("MOTOPORTAL_CHROMIUM") is { Length: > 0 } named)
        {
            return File.Exists(named) ? (named, null) : (null, $"MOTOPORTAL_CHROMIUM names a file that is not there: {named}");
        }

        const string system = "/usr/bin/chromium";
        if (File.Exists(system))
        {
            return (system, null);
        }

        // Does nothing when it is installed; otherwise it requires internet access.
        return Microsoft.Playwright.Program.Main(["install", "--only-shell", "chromium"]) == 0
            ? (null, null)
            : (null, "There is no /usr/bin/chromium, MOTOPORTAL_CHROMIUM is not set, and Playwright could not fetch a Chromium.");
    }
}
