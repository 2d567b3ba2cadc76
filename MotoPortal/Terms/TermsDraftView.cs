using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace MotoPortal.Terms;

/// <summary>The draft as it is kept now.</summary>
/// <param name="Number">The number that it will have.</param>
/// <param name="BasedOn">The version that it began as a copy of.</param>
/// <param name="StartedAt">When it was begun, UTC.</param>
/// <param name="StartedBy">Who began it, by name.</param>
/// <param name="Languages">Its words in each language, empty ones too; English and French first.</param>
/// <param name="Problems">What keeps it from being published.</param>
public sealed record TermsDraftView(
    int Number,
    int BasedOn,
    DateTimeOffset StartedAt,
    string StartedBy,
    ImmutableArray<TermsLanguageView> Languages,
    ImmutableArray<TermsProblem> Problems)
{
    /// <summary>SHA-256 over the digests of all languages: says whether the words are still those that were looked at.</summary>
    public string Digest => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Languages.Select(words => $"{words.Language}:{words.Sha256}")))));

    /// <summary>The words of a part; empty where there are none.</summary>
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
            .Select(part => new TermsPartView(part.Key, part.Text)).OrderBy(part => part.Key).ToImmutableArray();
        return new TermsLanguageView(language, TermsDigest.Of(draft.Number, language, parts), parts);
    }
}
