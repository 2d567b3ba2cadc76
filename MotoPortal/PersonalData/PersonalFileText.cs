using System.Globalization;
using System.Resources;
using MotoPortal.Pdf;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.PersonalData;

/// <summary>The texts of the readable document in a customer's export.</summary>
/// <param name="Culture">The culture.</param>
internal sealed record PersonalFileText(CultureInfo Culture)
{
    /// <summary>A text.</summary>
    /// <param name="key">The key in <see cref="PersonalDataTexts"/>.</param>
    /// <param name="values">The values of its placeholders.</param>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public string Get(string key, params object[] values)
    {
        var text = PersonalDataTexts.ResourceManager.GetString(key, Culture)
            ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
        return string.Format(Culture, text, IsolatedText.Values(values));
    }

    /// <summary>A row with a term and its value.</summary>
    /// <param name="key">The term's key in <see cref="PersonalDataTexts"/>.</param>
    /// <param name="text">The value.</param>
    public PdfBlock Row(string key, string text) => new PdfBlock.Row(Get(key), text);

    /// <summary>Formats a moment in UTC.</summary>
    public string Moment(DateTimeOffset at) => DayText.BriefMoment(at.ToUniversalTime(), Culture) + " UTC";
}
