using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Terms.Scripts;

namespace MotoPortal.Consents.Agreement;

/// <summary>Fills in the terms for one consent.</summary>
internal sealed class ConsentScripts(TermsScripts terms)
{
    /// <summary>The newest terms in a language, filled with the scope as far as it is known.</summary>
    /// <param name="language">The customer's language as a two-letter code.</param>
    /// <param name="scope">The scope; null while it is incomplete.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<ScriptView> ReadAsync(string language, ConsentScope? scope, CancellationToken cancellationToken) =>
        terms.ReadAsync(
            language,
            scope is null ? ImmutableDictionary<string, string>.Empty : ConsentWording.Values(scope, CultureInfo.GetCultureInfo(language)),
            cancellationToken);
}
