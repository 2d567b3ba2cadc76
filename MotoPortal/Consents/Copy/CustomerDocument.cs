using System.Collections.Immutable;

namespace MotoPortal.Consents.Copy;

/// <summary>
/// What a customer gets in writing, such as the copy of a consent or the receipt of a charge: what it says, in the customer's language,
/// before it is put on paper, on a page or into an e-mail. All three say the same because they are made of this.
/// </summary>
/// <param name="Language">The language of its words, as a BCP 47 tag.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">The number of what it is about, such as <c>C-1043</c>.</param>
/// <param name="Merchant">The store's name.</param>
/// <param name="DatedAt">When what it is about came to be, UTC.</param>
/// <param name="Sections">What it says, in order; the first has no heading.</param>
public sealed record CustomerDocument(
    string Language,
    string Title,
    string Number,
    string Merchant,
    DateTimeOffset DatedAt,
    ImmutableArray<CopySection> Sections);
