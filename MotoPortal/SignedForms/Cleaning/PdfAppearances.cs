using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// Converts what is drawn above a page (filled-in fields, signatures, annotations) to plain stamps of its appearance, without the field,
/// link or action behind it.
/// </summary>
internal sealed class PdfAppearances(PdfDocument document)
{
    private const int Hidden = 2;
    private const int NotViewed = 32;
    private const int MostPerPage = 2000;
    private const int MostParents = 32;

    // The flags print, read-only and locked.
    private static readonly NumericToken PrintedAndLocked = new(4 | 64 | 128);

    /// <summary>The stamps of a page; null when an annotation has no appearance stream and is drawn by the viewer itself.</summary>
    public IReadOnlyList<IToken>? Of(DictionaryToken page)
    {
        var stamps = new List<IToken>();
        foreach (var annotation in document.Find<ArrayToken>(page, "Annots")?.Data ?? [])
        {
            if (stamps.Count > MostPerPage || !TryStamp(document.Follow(annotation) as DictionaryToken, out var stamp))
            {
                return null;
            }

            if (stamp is not null)
            {
                stamps.Add(stamp);
            }
        }

        return stamps;
    }

    private bool TryStamp(DictionaryToken? annotation, out DictionaryToken? stamp)
    {
        stamp = null;
        var kind = annotation is null ? null : document.Find<NameToken>(annotation, "Subtype")?.Data;
        if (annotation is null || kind is "Link" or "Popup" or null || IsHidden(annotation))
        {
            return true;
        }

        if (Appearance(annotation) is { } appearance && document.Find<ArrayToken>(annotation, "Rect") is { } place)
        {
            stamp = new DictionaryToken(new Dictionary<NameToken, IToken>
            {
                [NameToken.Create("Type")] = NameToken.Create("Annot"),
                [NameToken.Create("Subtype")] = NameToken.Create("Stamp"),
                [NameToken.Create("Rect")] = place,
                [NameToken.Create("F")] = PrintedAndLocked,
                [NameToken.Create("AP")] = new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Create("N")] = appearance }),
            });
            return true;
        }

        return kind is not ("FreeText" or "Ink" or "Stamp") && !(kind is "Widget" && HasValue(annotation));
    }

    private bool IsHidden(DictionaryToken annotation) =>
        document.Find<NumericToken>(annotation, "F") is { Data: >= 0 and <= ushort.MaxValue and var flags }
            && ((int)flags & (Hidden | NotViewed)) != 0;

    /// <summary>The reference to the annotation's appearance in its current state.</summary>
    private IndirectReferenceToken? Appearance(DictionaryToken annotation)
    {
        if (document.Find<DictionaryToken>(annotation, "AP") is not { } appearances || !appearances.Data.TryGetValue("N", out var normal))
        {
            return null;
        }

        if (document.Follow(normal) is DictionaryToken states)
        {
            var state = document.Find<NameToken>(annotation, "AS")?.Data ?? "Off";
            normal = states.Data.TryGetValue(state, out var shown) ? shown : null;
        }

        return document.Follow(normal) is StreamToken ? normal as IndirectReferenceToken : null;
    }

    private bool HasValue(DictionaryToken? field)
    {
        for (var up = 0; field is not null && up < MostParents; up++)
        {
            if (field.Data.TryGetValue("V", out var value))
            {
                return document.Follow(value) switch
                {
                    IDataToken<string> { Data: var text } and (StringToken or HexToken) => !string.IsNullOrWhiteSpace(text),
                    NameToken { Data: var name } => name is not "Off",
                    null => false,
                    _ => true,
                };
            }

            field = document.Find<DictionaryToken>(field, "Parent");
        }

        return false;
    }
}
