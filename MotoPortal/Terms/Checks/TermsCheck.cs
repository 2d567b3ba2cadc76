using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Checks;

/// <summary>Decides whether a text may be published.</summary>
internal static class TermsCheck
{
    /// <summary>The maximum length of one part, in characters; the privacy notice is the longest.</summary>
    public const int LongestText = 8000;

    /// <summary>All problems, in the order of the languages and parts; empty when the text may be published.</summary>
    /// <param name="languages">The languages of the text; required ones are checked as well.</param>
    /// <param name="textOf">Returns the text of a part in a language; null or empty for none.</param>
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

    // The same promise must be made in every language, and once.
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

        var places = TermsPlaceholders.In(text);
        var problems = new List<TermsProblem>();
        problems.AddRange(TermsPlaceholders.NeededIn(key)
            .Except(places, StringComparer.Ordinal).Select(place => new TermsProblem(language, key, TermsFault.LacksPlace, place)));
        problems.AddRange(places.Except(TermsPlaceholders.All, StringComparer.Ordinal)
            .Where(place => !TermsScripts.IsRead(key) || TermsPlaceholders.NoticeDays(place) is null)
            .Select(place => new TermsProblem(language, key, TermsFault.UnknownPlace, place)));
        if (TermsPlaceholders.HasLoneBrace(text))
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
