using System.Collections.Immutable;

namespace MotoPortal.Consents.Copy;

/// <summary>
/// A document for a customer, such as the copy of a consent or the receipt of a charge, in the customer's language. PDF, page and e-mail
/// are all made from it, so they say the same.
/// </summary>
/// <param name="Language">The language, as a BCP 47 tag.</param>
/// <param name="Title">The title.</param>
/// <param name="Number">The number of its subject, such as <c>C-1043</c>.</param>
/// <param name="Merchant">The store's name.</param>
/// <param name="DatedAt">When its subject was created, UTC.</param>
/// <param name="Sections">The sections in order; the first has no heading.</param>
public sealed record CustomerDocument(
    string Language,
    string Title,
    string Number,
    string Merchant,
    DateTimeOffset DatedAt,
    ImmutableArray<CopySection> Sections);
