using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MotoPortal.Terms;

/// <summary>The places in braces that the words of the terms leave open, such as <c>{amount}</c>.</summary>
internal static partial class TermsPlaces
{
    /// <summary>What stands where a value is missing.</summary>
    public const string Missing = "…";

    private const string Merchant = "merchant";
    private const string Address = "address";
    private const string Contact = "contact";
    private const string Privacy = "privacy";
    private const string Authority = "authority";

    /// <summary>Every place that is filled: those of the store, then those of the consent.</summary>
    public static ImmutableArray<string> All { get; } =
        [Merchant, Address, Contact, Privacy, Authority, "purpose", "timing", "amount", "until"];

    /// <summary>The places without which a part says too little.</summary>
    public static ImmutableArray<string> NeededIn(TermsPartKey key) => key switch
    {
        TermsPartKey.Identity => [Merchant, Address, Contact],
        TermsPartKey.Agreement => [Merchant, "purpose"],
        TermsPartKey.Timing => ["timing"],
        TermsPartKey.Amount => ["amount"],
        TermsPartKey.Expiry => ["until"],
        TermsPartKey.Withdrawal => [Contact],
        TermsPartKey.Privacy => [Authority],
        TermsPartKey.PrivacyNotice => [Merchant, Address, Privacy, Authority],
        TermsPartKey.Cancellation or TermsPartKey.Changes or TermsPartKey.Redisplay => [],
    };

    /// <summary>The most days ahead that can be promised.</summary>
    public const int MostNoticeDays = 30;

    /// <summary>
    /// The place that promises to tell the customer before each charge, as the editor offers it. The number is the promise itself: it is
    /// read aloud and it is what the schedules keep, so the two cannot differ.
    /// </summary>
    public const string NoticeExample = NoticePrefix + "3";

    private const string NoticePrefix = "notice:";

    /// <summary>
    /// How many days before a charge a place such as <c>notice:3</c> promises to tell the customer; null when it is another place.
    /// </summary>
    public static int? NoticeDays(string place) =>
        place.StartsWith(NoticePrefix, StringComparison.Ordinal)
        && int.TryParse(place.AsSpan(NoticePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
        && days is >= 1 and <= MostNoticeDays
            ? days
            : null;

    /// <summary>Whether a place is filled: with a value, or with what it says itself.</summary>
    public static bool IsFilled(string place, IReadOnlyDictionary<string, string> values) =>
        values.ContainsKey(place) || NoticeDays(place) is not null;

    /// <summary>The names of the places in a text, each once, in their order.</summary>
    public static ImmutableArray<string> In(string text) =>
        [.. Place().Matches(text).Select(place => place.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a brace stands without its other half, so that what was meant as a place would be read aloud.</summary>
    public static bool HasLoneBrace(string text) => Place().Replace(text, "").AsSpan().ContainsAny('{', '}');

    /// <summary>The text with its places filled.</summary>
    /// <param name="text">The words.</param>
    /// <param name="values">The values by name; where one is missing stands an ellipsis.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(text, place => ValueOf(place.Groups["name"].Value, values) ?? Missing);

    /// <summary>The consent's values and the store's; the consent's win, since a copy says what was said then.</summary>
    public static IReadOnlyDictionary<string, string> With(MerchantOptions merchant, IReadOnlyDictionary<string, string> values)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Merchant] = merchant.Name,
            [Address] = merchant.Address,
            [Contact] = merchant.Contact,
            [Privacy] = merchant.PrivacyContact,
            [Authority] = merchant.Authority,
        };
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        return all;
    }

    private static string? ValueOf(string place, IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault(place) ?? NoticeDays(place)?.ToString(CultureInfo.InvariantCulture);

    // Whatever stands in braces is a place, so that a misspelt one is found and not read aloud.
    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
