namespace MotoPortal.Tests.Support;

/// <summary>
/// The values of the trait <c>Category</c>, by which a run leaves tests out: <c>dotnet test --filter "Category!=Browser"</c>.
/// </summary>
internal static class Categories
{
    /// <summary>The name of the trait.</summary>
    public const string Name = "Category";

    /// <summary>Needs a Chromium; every test under <c>ChromiumFact</c> or <c>ChromiumTheory</c> has it.</summary>
    public const string Browser = "Browser";

    /// <summary>Starts the program as a process of its own, some of them many times.</summary>
    public const string Process = "Process";
}
