using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Terms;

namespace MotoPortal.Consents.Agreement;

/// <summary>The terms as they are read for one consent.</summary>
internal sealed class ConsentScripts(TermsScripts terms)
{
    /// <summary>The newest terms in a language, filled with what was agreed so far.</summary>
    /// <param name="language">The customer's language as a two-letter code.</param>
    /// <param name="scope">What was agreed; null while it is not complete.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ScriptView> ReadAsync(string language, ConsentScope? scope, CancellationToken cancellationToken) =>
        terms.ReadAsync(
            language,
            scope is null ? ImmutableDictionary<string, string>.Empty : ConsentWording.Values(scope, CultureInfo.GetCultureInfo(language)),
            cancellationToken);
}
