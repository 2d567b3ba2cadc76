using Microsoft.Extensions.Localization;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Shell.Languages;

/// <summary>The texts of a page, with names of the other direction isolated in their sentences.</summary>
/// <typeparam name="T">The class of the texts' keys.</typeparam>
internal sealed class IsolatingLocalizer<T>(IStringLocalizerFactory factory) : IStringLocalizer<T>
{
    private readonly StringLocalizer<T> _inner = new(factory);

    /// <inheritdoc/>
    public LocalizedString this[string name] => _inner[name];

    /// <inheritdoc/>
    public LocalizedString this[string name, params object[] arguments] => _inner[name, IsolatedText.Values(arguments)];

    /// <inheritdoc/>
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _inner.GetAllStrings(includeParentCultures);
}
