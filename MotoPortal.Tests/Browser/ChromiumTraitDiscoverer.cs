using MotoPortal.Tests.Support;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace MotoPortal.Tests.Browser;

/// <summary>Tells xunit the category of a test that needs Chromium. Public, because xunit creates it.</summary>
public sealed class ChromiumTraitDiscoverer : ITraitDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) => [new(Categories.Name, Categories.Browser)];
}
