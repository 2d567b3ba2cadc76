namespace MotoPortal.Tests.Support;

/// <summary>
/// The values of the trait <c>Category</c>, by which runs exclude tests: <c>dotnet test --filter "Category!=Browser"</c>.
/// </summary>
internal static class Categories
{
    /// <summary>The name of the trait.</summary>
    public const string Name = "Category";

    /// <summary>Needs Chromium; every <c>ChromiumFact</c> and <c>ChromiumTheory</c> has it.</summary>
    public const string Browser = "Browser";

    /// <summary>Starts the program as a separate process, some of them many times.</summary>
    public const string Process = "Process";

    /// <summary>
    /// Takes more than about a third of a second for each test: searches for faults, an issuer of its own, waits for what comes late, many
    /// passwords, a restart of the portal.
    /// </summary>
    public const string Slow = "Slow";
}
