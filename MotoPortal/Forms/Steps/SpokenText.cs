using System.Globalization;
using System.Resources;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Forms.Steps;

/// <summary>A text to say to a customer, in the customer's language and not the page's.</summary>
/// <param name="Words">The text, with amounts and dates in its language.</param>
/// <param name="Language">Its language, a two-letter code.</param>
/// <param name="Missing">The customer's language when the portal has no text in it, so that the clerk translates; null otherwise.</param>
public sealed record SpokenText(string Words, string Language, string? Missing = null)
{
    /// <summary>
    /// A text in the customer's language; in the page's when the portal has none in the customer's, which is then marked.
    /// </summary>
    /// <param name="texts">The texts of the calling room.</param>
    /// <param name="key">The text's key.</param>
    /// <param name="language">The customer's language; null when it is not known, which means the page's.</param>
    /// <param name="values">The values: amounts are formatted for the language, spoken texts give their text.</param>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    internal static SpokenText Of(ResourceManager texts, string key, string? language, params IEnumerable<object> values)
    {
        var page = CultureInfo.CurrentUICulture;
        var wanted = language is null ? page : CultureInfo.GetCultureInfo(language);
        var culture = PortalLanguages.Has(wanted) ? wanted : page;
        var sentence = texts.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
        return new SpokenText(
            string.Format(culture, sentence, [.. values.Select(value => Written(value, culture))]),
            culture.TwoLetterISOLanguageName,
            culture == wanted ? null : wanted.Name);
    }

    private static object Written(object value, CultureInfo culture) => value switch
    {
        Money amount => amount.Format(culture),
        SpokenText text => text.Words,
        _ => value,
    };
}
