using System.Collections.Immutable;

namespace MotoPortal.Terms.Versions;

/// <summary>A published version of the terms.</summary>
/// <param name="Number">The version's number, from 1.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
/// <param name="PublishedBy">The name of the person who published it.</param>
/// <param name="RetiredAt">When it was retired, UTC; null while it may be used.</param>
/// <param name="RetiredBy">The name of the person who retired it; null while it may be used.</param>
/// <param name="Languages">Its text in each language; English and French first.</param>
public sealed record TermsVersionView(
    int Number,
    DateTimeOffset PublishedAt,
    string PublishedBy,
    DateTimeOffset? RetiredAt,
    string? RetiredBy,
    ImmutableArray<TermsLanguageView> Languages);
