using System.Globalization;
using System.Resources;
using MotoPortal.Pdf;

namespace MotoPortal.PersonalData;

/// <summary>The words of the document in a customer's file, in one language.</summary>
/// <param name="Culture">The language.</param>
internal sealed record PersonalFileText(CultureInfo Culture)
{
    /// <summary>A text.</summary>
    /// <param name="key">Its name in <see cref="PersonalDataTexts"/>.</param>
    /// <param name="values">What stands in its places.</param>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public string Get(string key, params object[] values)
    {
        var text = PersonalDataTexts.ResourceManager.GetString(key, Culture)
            ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
        return string.Format(Culture, text, values);
    }

    /// <summary>A row: what something is called, and what it is.</summary>
    /// <param name="key">The name of what it is called in <see cref="PersonalDataTexts"/>.</param>
    /// <param name="text">What it is.</param>
    public PdfBlock Row(string key, string text) => new PdfBlock.Row(Get(key), text);

    /// <summary>A moment, UTC, as the document writes it.</summary>
    public string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm", Culture) + " UTC";
}
