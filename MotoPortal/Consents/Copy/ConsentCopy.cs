using System.Collections.Immutable;

namespace MotoPortal.Consents.Copy;

/// <summary>
/// The customer's copy of a consent: what it says, in the language of the consent, before it is put on paper, on a page or into an
/// e-mail. All three say the same because they are made of this.
/// </summary>
/// <param name="Language">The language of its words, as a BCP 47 tag.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">The consent's number, such as <c>C-1043</c>.</param>
/// <param name="Merchant">The store's name.</param>
/// <param name="GivenAt">When the consent was given, UTC.</param>
/// <param name="Sections">What it says, in order; the first has no heading.</param>
public sealed record ConsentCopy(string Language, string Title, string Number, string Merchant, DateTimeOffset GivenAt, ImmutableArray<CopySection> Sections);
