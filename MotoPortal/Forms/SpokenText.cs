using System.Globalization;
using System.Resources;
using MotoPortal.Primitives;
using MotoPortal.Shell;

namespace MotoPortal.Forms;

/// <summary>What a person says to a customer: in the customer's language, whatever the language of the page.</summary>
/// <param name="Words">The sentence, with its amounts and dates as that language writes them.</param>
/// <param name="Language">The language in which it stands, as a two-letter code.</param>
/// <param name="Missing">
/// The customer's language where the portal has no words in it, so that the person finds their own; null otherwise.
/// </param>
public sealed record SpokenText(string Words, string Language, string? Missing = null)
{
    /// <summary>
    /// A sentence in the customer's language; in the page's where the portal has no words in the customer's, which is marked then.
    /// </summary>
    /// <param name="texts">The texts of the room that speaks.</param>
    /// <param name="key">The sentence's key.</param>
    /// <param name="language">The customer's language, as a culture's code; null where it is not known, which means the page's.</param>
    /// <param name="values">What stands in it: amounts are written as the language writes them, spoken texts give their words.</param>
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
