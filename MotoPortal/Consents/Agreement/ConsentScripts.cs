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

    /// <summary>
    /// The words on a printed form: those of its version while they are what was printed; otherwise the newest, with which the letter has
    /// to be compared then.
    /// </summary>
    /// <param name="language">The customer's language as a two-letter code.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="version">The version of the terms on the form.</param>
    /// <param name="scriptSha256">The digest of the words on the form.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ScriptView> ReadPrintedAsync(
        string language, ConsentScope scope, int version, string scriptSha256, CancellationToken cancellationToken)
    {
        var printed = await terms.ReadVersionAsync(
            version, language, ConsentWording.Values(scope, CultureInfo.GetCultureInfo(language)), cancellationToken);
        return string.Equals(ConsentReading.DigestOf(printed), scriptSha256, StringComparison.Ordinal)
            ? printed
            : await ReadAsync(language, scope, cancellationToken);
    }
}
