
namespace MotoPortal.Customers.Searching;

/// <summary>One word of a search. It has to be found in the name, the e-mail address or the telephone number.</summary>
/// <param name="Typed">The word as typed, in lower case.</param>
/// <param name="Folded">The word, folded; see <see cref="MotoPortal.Primitives.Texts.SearchText.Fold"/>.</param>
/// <param name="Digits">The digits of a part of a telephone number without a trunk zero; null when it is none.</param>
internal sealed record SearchTerm(string Typed, string Folded, string? Digits);
