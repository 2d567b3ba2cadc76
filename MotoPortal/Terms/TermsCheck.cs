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
    public static ImmutableArray<TermsProblem> Of(IEnumerable<string> languages, Func<string, TermsPartKey, string?> textOf)
    {
        var all = TermsLanguages.InOrder(languages.Concat(TermsLanguages.Required)).ToList();
        var promised = all.Select(language => TermsPromises.In(key => textOf(language, key)).FirstOrDefault())
            .FirstOrDefault(place => place is not null);
        return
        [
            .. from language in all
               from problem in Enum.GetValues<TermsPartKey>()
                   .SelectMany(key => Of(language, key, textOf(language, key))).Concat(Promise(language, promised, textOf))
               select problem,
        ];
    }

    // Customers of every language are promised the same, and once.
    private static IEnumerable<TermsProblem> Promise(string language, string? promised, Func<string, TermsPartKey, string?> textOf)
    {
        var places = TermsPromises.In(key => textOf(language, key)).Distinct(StringComparer.Ordinal).ToList();
        if (promised is not null && !places.Contains(promised, StringComparer.Ordinal))
        {
            yield return new(language, TermsPartKey.Amount, TermsFault.LacksPlace, promised);
        }

        foreach (var other in places.Where(place => !string.Equals(place, promised, StringComparison.Ordinal)))
        {
            yield return new(language, TermsPartKey.Amount, TermsFault.UnknownPlace, other);
        }
    }

    private static List<TermsProblem> Of(string language, TermsPartKey key, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [new(language, key, TermsFault.Missing)];
        }

        var places = TermsPlaces.In(text);
        var problems = new List<TermsProblem>();
        problems.AddRange(TermsPlaces.NeededIn(key)
            .Except(places, StringComparer.Ordinal).Select(place => new TermsProblem(language, key, TermsFault.LacksPlace, place)));
        problems.AddRange(places.Except(TermsPlaces.All, StringComparer.Ordinal)
            .Where(place => !TermsScripts.IsRead(key) || TermsPlaces.NoticeDays(place) is null)
            .Select(place => new TermsProblem(language, key, TermsFault.UnknownPlace, place)));
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
