using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MotoPortal.Terms.Versions;

/// <summary>The placeholders of the terms, such as <c>{amount}</c>.</summary>
internal static partial class TermsPlaceholders
{
    /// <summary>The text in place of a missing value.</summary>
    public const string Missing = "…";

    private const string Merchant = "merchant";
    private const string Address = "address";
    private const string Contact = "contact";
    private const string Privacy = "privacy";
    private const string Authority = "authority";

    /// <summary>All placeholders: those of the store, then those of the consent.</summary>
    public static ImmutableArray<string> All { get; } =
        [Merchant, Address, Contact, Privacy, Authority, "purpose", "timing", "amount", "until"];

    /// <summary>The placeholders that a part requires.</summary>
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

    /// <summary>The maximum number of days of a promise.</summary>
    public const int MostNoticeDays = 30;

    /// <summary>
    /// The placeholder that promises a notification before each charge, as the editor offers it. Its number is read aloud and is what
    /// schedules use, so the two cannot differ.
    /// </summary>
    public const string NoticeExample = NoticePrefix + "3";

    private const string NoticePrefix = "notice:";

    /// <summary>
    /// The number of days before a charge that a placeholder such as <c>notice:3</c> promises; null for another placeholder.
    /// </summary>
    public static int? NoticeDays(string place) =>
        place.StartsWith(NoticePrefix, StringComparison.Ordinal)
        && int.TryParse(place.AsSpan(NoticePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
        && days is >= 1 and <= MostNoticeDays
            ? days
            : null;

    /// <summary>Whether a placeholder is filled, with a value or by itself.</summary>
    public static bool IsFilled(string place, IReadOnlyDictionary<string, string> values) =>
        values.ContainsKey(place) || NoticeDays(place) is not null;

    /// <summary>The names of the placeholders in a text, each once, in order.</summary>
    public static ImmutableArray<string> In(string text) =>
        [.. Place().Matches(text).Select(place => place.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether there is a single brace, so that an intended placeholder would be read aloud.</summary>
    public static bool HasLoneBrace(string text) => Place().Replace(text, "").AsSpan().ContainsAny('{', '}');

    /// <summary>The text with its placeholders filled.</summary>
    /// <param name="text">The words.</param>
    /// <param name="values">The values by name; a missing one is replaced by an ellipsis.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(text, place => ValueOf(place.Groups["name"].Value, values) ?? Missing);

    /// <summary>
    /// The values of the store and of the consent; the consent's take precedence, because a copy says what was said then.
    /// </summary>
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

    // Any text in braces is a placeholder, so that a misspelt one is found and not read aloud.
    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
