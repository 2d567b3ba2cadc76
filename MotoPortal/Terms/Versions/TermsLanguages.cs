using System.Globalization;

namespace MotoPortal.Terms.Versions;

/// <summary>The languages of terms: neutral .NET cultures; English and French are required.</summary>
internal static class TermsLanguages
{
    /// <summary>The maximum length of a code, such as <c>zh-Hant</c>.</summary>
    public const int CodeLength = 16;

    private static readonly Lazy<HashSet<string>> Known = new(() =>
        [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures)
            .Select(culture => culture.Name).Where(name => name.Length is > 0 and <= CodeLength)]);

    public static IReadOnlyList<string> Required { get; } = ["en", "fr"];

    /// <summary>The languages in order: required ones first, then the others by code.</summary>
    public static IEnumerable<string> InOrder(IEnumerable<string> languages) =>
        languages.Distinct(StringComparer.Ordinal)
            .OrderBy(language => IsRequired(language) ? 0 : 1).ThenBy(language => language, StringComparer.Ordinal);

    /// <summary>Whether the language is required.</summary>
    public static bool IsRequired(string language) => Required.Contains(language, StringComparer.Ordinal);

    /// <summary>Whether the language is supported.</summary>
    public static bool IsKnown(string language) => Known.Value.Contains(language);

    /// <summary>The languages that can be added, ordered by their names in the person's language.</summary>
    public static IReadOnlyList<CultureInfo> Except(IEnumerable<string> languages) =>
    [
        .. Known.Value.Except(languages, StringComparer.Ordinal).Select(CultureInfo.GetCultureInfo)
            .OrderBy(culture => culture.DisplayName, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true)),
    ];

    /// <summary>A language's name in the person's language, capitalized: "French", « Français ».</summary>
    public static string NameOf(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var name = culture.DisplayName;
        return name.Length > 0 ? char.ToUpper(name[0], CultureInfo.CurrentUICulture) + name[1..] : language;
    }
}
