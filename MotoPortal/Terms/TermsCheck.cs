using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Terms;

/// <summary>Decides whether words may be published.</summary>
internal static class TermsCheck
{
    /// <summary>The longest text of one part, in characters; the privacy notice is the long one.</summary>
    public const int LongestText = 8000;

    /// <summary>Everything that is wrong, in the order of the languages and parts; empty when it may be published.</summary>
    /// <param name="languages">The languages that there are; those that every version has are looked for as well.</param>
    /// <param name="textOf">The words of a part in a language; null or empty where there are none.</param>
    public static ImmutableArray<TermsProblem> Of(IEnumerable<string> languages, Func<string, TermsPartKey, string?> textOf) =>
    [
        .. from language in TermsLanguages.InOrder(languages.Concat(TermsLanguages.Required))
           from key in Enum.GetValues<TermsPartKey>()
           from problem in Of(language, key, textOf(language, key))
           select problem,
    ];

    private static List<TermsProblem> Of(string language, TermsPartKey key, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [new(language, key, TermsFault.Missing)];
        }

        var places = TermsPlaces.In(text);
        var problems = new List<TermsProblem>();
        problems.AddRange(TermsPlaces.NeededIn(key).Except(places, StringComparer.Ordinal).Select(place => new TermsProblem(language, key, TermsFault.LacksPlace, place)));
        problems.AddRange(places.Except(TermsPlaces.All, StringComparer.Ordinal).Select(place => new TermsProblem(language, key, TermsFault.UnknownPlace, place)));
        if (TermsPlaces.HasLoneBrace(text))
        {
            problems.Add(new TermsProblem(language, key, TermsFault.UnknownPlace));
        }

        if (CardNumberGuard.HoldsCardNumber(text))
        {
            problems.Add(new TermsProblem(language, key, TermsFault.HoldsCardNumber));
        }

        if (text.Length > LongestText)
        {
            problems.Add(new TermsProblem(language, key, TermsFault.TooLong));
        }

        return problems;
    }
}
