using System.Text.RegularExpressions;
using MotoPortal.Primitives;

namespace MotoPortal.Customers.Searching;

/// <summary>Tells what a typed text is from its signs alone.</summary>
internal static partial class SearchTermRules
{
    /// <summary>The kind of a text that is neither empty nor a card number.</summary>
    public static SearchTermKind KindOf(string text) => text.Trim() switch
    {
        var id when CustomerId.TryFrom(id) is not null => SearchTermKind.Number,
        var address when address.Contains('@', StringComparison.Ordinal) => SearchTermKind.Email,
        var phone when Telephone().IsMatch(phone) => SearchTermKind.Phone,
        var number when number.Any(char.IsDigit) => SearchTermKind.Number,
        _ => SearchTermKind.Name,
    };

    // A plus, digits in groups, or eight of them: a consent has fewer digits, and of a card the last four are typed.
    [GeneratedRegex(
        @"^(?:\+[0-9\s().\-/]+|[0-9][0-9().\-/]*\s[0-9\s().\-/]+|[0-9]{8,})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Telephone();
}
