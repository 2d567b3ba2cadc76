using System.Collections.Immutable;

namespace MotoPortal.Customers.Searching;

/// <summary>
/// Writes a search in Stripe's query language: https://docs.stripe.com/search#search-query-language. Stripe compares parts of words from
/// three characters on, ignores case, and is not known to ignore accents.
/// </summary>
internal static class StripeSearchText
{
    /// <summary>The number of characters from which Stripe finds a part of a word.</summary>
    public const int ShortestPart = 3;

    private const int MostClauses = 10;

    private static readonly char[] Joints = [' ', '\'', '-', '.', '@', '+', '(', ')', '/'];

    /// <summary>All words as they were typed; null when none is long enough.</summary>
    public static string? Exactly(ImmutableArray<SearchTerm> terms)
    {
        if (terms is [var only])
        {
            var typed = only.Typed.Length >= ShortestPart ? $"name~{Quote(only.Typed)} OR email~{Quote(only.Typed)}" : null;
            var digits = only.Digits is { Length: >= ShortestPart } number ? $"phone~{Quote(number)}" : null;
            return typed is null ? digits : digits is null ? typed : $"{typed} OR {digits}";
        }

        // A number among words may be of the telephone or the name; the words narrow enough.
        var words = terms.Where(term => term.Digits is null).Select(term => term.Typed).Where(IsLongEnough).ToList();
        return words.Count == 0 ? null : string.Join(" AND ", words.Take(MostClauses).Select(word => $"name~{Quote(word)}"));
    }

    /// <summary>
    /// Names with three letters in a row of the longest word: a name with an accent has others without it. Its answer holds customers that
    /// do not match. Null when the words are too short.
    /// </summary>
    public static string? Loosely(ImmutableArray<SearchTerm> terms)
    {
        var longest = terms.Where(term => term.Digits is null)
            .SelectMany(term => term.Folded.Split(Joints, StringSplitOptions.RemoveEmptyEntries))
            .MaxBy(piece => piece.Length);
        return longest is { Length: >= ShortestPart }
            ? string.Join(
                " OR ",
                Enumerable.Range(0, longest.Length - ShortestPart + 1)
                    .Select(at => longest.Substring(at, ShortestPart))
                    .Distinct(StringComparer.Ordinal)
                    .Take(MostClauses)
                    .Select(letters => $"name~{Quote(letters)}"))
            : null;
    }

    /// <summary>Quotes a value for Stripe's search language.</summary>
    public static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool IsLongEnough(string word) => word.Length >= ShortestPart;
}
