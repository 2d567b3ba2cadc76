using System.Collections.Immutable;

namespace MotoPortal.Terms;

/// <summary>One published version of the terms.</summary>
/// <param name="Number">The version's number, from 1.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
/// <param name="PublishedBy">Who published it, by name.</param>
/// <param name="RetiredAt">When it was taken out of use, UTC; null while it may be used.</param>
/// <param name="RetiredBy">Who took it out of use, by name; null while it may be used.</param>
/// <param name="Languages">Its words in each language; English and French first.</param>
public sealed record TermsVersionView(
    int Number,
    DateTimeOffset PublishedAt,
    string PublishedBy,
    DateTimeOffset? RetiredAt,
    string? RetiredBy,
    ImmutableArray<TermsLanguageView> Languages);
