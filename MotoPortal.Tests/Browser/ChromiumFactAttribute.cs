using Xunit.Sdk;

namespace MotoPortal.Tests.Browser;

/// <summary>A test that needs Chromium: of the category Browser, and skipped with the reason when there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer("MotoPortal.Tests.Browser." + nameof(ChromiumTraitDiscoverer), "MotoPortal.Tests")]
internal sealed class ChromiumFactAttribute : FactAttribute, ITraitAttribute
{
    public ChromiumFactAttribute() => Skip = ChromiumExecutable.Missing!;
}
