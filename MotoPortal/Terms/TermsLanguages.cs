namespace MotoPortal.Terms;

/// <summary>The languages in which terms are written.</summary>
internal static class TermsLanguages
{
    /// <summary>The longest code that is kept, such as <c>zh-Hant</c>.</summary>
    public const int CodeLength = 16;

    /// <summary>The languages that every version has.</summary>
    public static IReadOnlyList<string> Required { get; } = ["en", "fr"];

    /// <summary>The languages in their order: those that every version has, then the others by their code.</summary>
    public static IEnumerable<string> InOrder(IEnumerable<string> languages) =>
        languages.Distinct(StringComparer.Ordinal).OrderBy(language => IsRequired(language) ? 0 : 1).ThenBy(language => language, StringComparer.Ordinal);

    /// <summary>Whether every version has this language.</summary>
    public static bool IsRequired(string language) => Required.Contains(language, StringComparer.Ordinal);
}
