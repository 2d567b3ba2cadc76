using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MotoPortal.Terms.Checks;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Drafts;

/// <summary>The draft as currently stored.</summary>
/// <param name="Number">Its future number.</param>
/// <param name="BasedOn">The version from which it was copied.</param>
/// <param name="StartedAt">When it was created, UTC.</param>
/// <param name="StartedBy">The name of the person who created it.</param>
/// <param name="Languages">Its text in each language, also empty ones; English and French first.</param>
/// <param name="Problems">What prevents its publication.</param>
public sealed record TermsDraftView(
    int Number,
    int BasedOn,
    DateTimeOffset StartedAt,
    string StartedBy,
    ImmutableArray<TermsLanguageView> Languages,
    ImmutableArray<TermsProblem> Problems)
{
    /// <summary>SHA-256 of the digests of all languages, which tells whether the text was changed since it was seen.</summary>
    public string Digest => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Languages.Select(words => $"{words.Language}:{words.Sha256}")))));

    /// <summary>The text of a part; empty for none.</summary>
    public string TextOf(string language, TermsPartKey key) =>
        Languages.FirstOrDefault(words => string.Equals(words.Language, language, StringComparison.Ordinal))?.Parts
            .FirstOrDefault(part => part.Key == key)?.Text ?? "";

    internal static TermsDraftView Of(TermsDraft draft)
    {
        var languages = TermsLanguages.InOrder(draft.Parts.Select(part => part.Language))
            .Select(language => InLanguage(draft, language)).ToImmutableArray();
        var view = new TermsDraftView(draft.Number, draft.BasedOn, draft.StartedAt, draft.StartedBy, languages, []);
        return view with { Problems = TermsCheck.Of(languages.Select(words => words.Language), view.TextOf) };
    }

    private static TermsLanguageView InLanguage(TermsDraft draft, string language)
    {
        var parts = draft.Parts.Where(part => string.Equals(part.Language, language, StringComparison.Ordinal))
            .Select(part => new TermsPartView(part.Key, part.Text, part.AskedWithPrevious)).OrderBy(part => part.Key).ToImmutableArray();
        return new TermsLanguageView(language, TermsDigest.Of(draft.Number, language, parts), parts);
    }
}
