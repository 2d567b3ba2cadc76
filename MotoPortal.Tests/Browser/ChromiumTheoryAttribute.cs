using Xunit.Sdk;

namespace MotoPortal.Tests.Browser;

/// <summary>A parametrized test that needs Chromium: of the category Browser, and skipped with the reason when there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer("MotoPortal.Tests.Browser." + nameof(ChromiumTraitDiscoverer), "MotoPortal.Tests")]
internal sealed class ChromiumTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    public ChromiumTheoryAttribute() => Skip = ChromiumExecutable.Missing!;
}
