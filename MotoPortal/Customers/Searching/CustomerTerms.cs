using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Customers.Records;
using MotoPortal.Data.Lists;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Customers.Searching;

/// <summary>
/// The words of a search for customers, in any order. The database and <see cref="Match"/> decide alike, so that customers whom only Stripe
/// has are found by the same words as those in the portal's records.
/// </summary>
internal static class CustomerTerms
{
    private const int FewestDigits = 2;

    /// <summary>The number of signs from which a text is searched: letters, digits, or Han, Kana and Hangul.</summary>
    public const int FewestSigns = 2;

    /// <summary>The number of letters and digits of a typed text.</summary>
    public static int Signs(string typed) => SearchText.Fold(typed).EnumerateRunes().Count(System.Text.Rune.IsLetterOrDigit);

    /// <summary>The words of a typed text; a telephone number with separators is one.</summary>
    public static ImmutableArray<SearchTerm> Read(string typed) =>
        DigitsOf(typed) is { } digits && IsTelephone(typed)
            ? [new SearchTerm(typed.Trim().ToLowerInvariant(), SearchText.Fold(typed.Trim()), digits)]
            : [.. SearchText.Words(typed).Select(word => new SearchTerm(TypedOf(typed, word), word, DigitsOf(word)))];

    /// <summary>Whether a customer of the records has the word.</summary>
    public static Expression<Func<KnownCustomer, bool>> Has(SearchTerm term)
    {
        var (typed, folded) = (SearchText.Pattern(term.Typed), SearchText.Pattern(term.Folded));
        Expression<Func<KnownCustomer, bool>> has = customer =>
            EF.Functions.Like(customer.SearchName, folded, SearchText.Escape)
#pragma warning disable CA1304, CA1311, MA0011 // The database lowers it.
            || EF.Functions.Like(customer.Email!.ToLower(), folded, SearchText.Escape)
            || EF.Functions.Like(customer.Email!.ToLower(), typed, SearchText.Escape);
#pragma warning restore CA1304, CA1311, MA0011
        if (SearchText.IsFoundJoined(term.Folded))
        {
            has = has.Or(JoinedText.Holds(term.Folded).On((KnownCustomer customer) => customer.SearchName));
        }

        if (term.Digits is { } digits)
        {
            var number = SearchText.Pattern(digits);
            has = has.Or(customer => EF.Functions.Like(
                customer.Phone!.Replace(" ", "").Replace("-", "").Replace(".", "").Replace("(", "").Replace(")", ""),
                number,
                SearchText.Escape));
        }

        return has;
    }

    /// <summary>Whether a customer of the records has all words.</summary>
    public static Expression<Func<KnownCustomer, bool>> HasAll(ImmutableArray<SearchTerm> terms) =>
        terms.Select(Has).Aggregate((one, other) => one.And(other));

    /// <summary>Whether a customer with these details has all words.</summary>
    public static bool Match(ImmutableArray<SearchTerm> terms, string name, string? email, string? phone)
    {
        var folded = SearchText.Fold(name);
        var joined = SearchText.Joined(folded);
        var address = email?.ToLowerInvariant() ?? "";
        var number = SearchText.Joined(phone ?? "").Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return terms.All(term =>
            folded.Contains(term.Folded, StringComparison.Ordinal)
            || address.Contains(term.Folded, StringComparison.Ordinal)
            || address.Contains(term.Typed, StringComparison.Ordinal)
            || (SearchText.IsFoundJoined(term.Folded) && joined.Contains(SearchText.Joined(term.Folded), StringComparison.Ordinal))
            || (term.Digits is { } digits && number.Contains(digits, StringComparison.Ordinal)));
    }

    /// <summary>
    /// The digits by which a part of a telephone number is found, whether it was typed with a country code, a trunk zero or neither; null
    /// when it is none.
    /// </summary>
    private static string? DigitsOf(string typed)
    {
        if (!typed.All(c => char.IsAsciiDigit(c) || IsSeparator(c)))
        {
            return null;
        }

        // "+44 (0)20": the zero in brackets is not dialled from abroad.
        var digits = string.Concat(typed.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));
        var significant = digits.TrimStart('0');
        return significant.Length >= FewestDigits ? significant : digits.Length >= FewestDigits ? digits : null;
    }

    private static bool IsTelephone(string typed) => typed.Any(char.IsAsciiDigit) && typed.All(c => char.IsAsciiDigit(c) || IsSeparator(c));

    private static bool IsSeparator(char c) =>
        c is '+' or '(' or ')' or '.' or '/' or '-' || char.IsWhiteSpace(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.DashPunctuation
            or System.Globalization.UnicodeCategory.Format;

    // An e-mail address keeps accents that the folded word has lost.
    private static string TypedOf(string typed, string folded) =>
        typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => string.Equals(SearchText.Fold(word), folded, StringComparison.Ordinal))?.ToLowerInvariant() ?? folded;
}
