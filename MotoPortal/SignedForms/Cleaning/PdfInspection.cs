using System.Text;
using MotoPortal.SignedForms.Formats;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// Inspects everything that a PDF's catalog refers to, also outside its pages: for active content, attachments, and card numbers in fields,
/// annotations and descriptions. Names and meanings after ISO 32000-1.
/// </summary>
internal sealed class PdfInspection(PdfDocument document)
{
    // A signed form has some hundreds; a file with very many objects is meant to keep a reader busy.
    private const int MostObjects = 50_000;
    private const int MostTokens = 2_000_000;

    // The maximum length of one part of a number that is split over several form fields.
    private const int LongestPart = 6;

    private static readonly HashSet<string> ForbiddenKeys = new(StringComparer.Ordinal)
    {
        "JS", "JavaScript", "EmbeddedFiles", "EmbeddedFile", "EF", "RichMediaContent", "RichMediaSettings", "XFA",
    };

    private static readonly HashSet<string> ForbiddenActions = new(StringComparer.Ordinal)
    {
        "JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "Rendition", "RichMediaExecute", "Movie", "Sound", "GoTo3DView",
    };

    private static readonly HashSet<string> ForbiddenKinds = new(StringComparer.Ordinal)
    {
        "EmbeddedFile", "RichMedia", "Movie", "Sound", "Screen", "3D", "FileAttachment",
    };

    private readonly HashSet<IndirectReference> _seen = [];
    private readonly Queue<IToken> _waiting = new();
    private readonly StringBuilder _fields = new();

    /// <summary>Why the document is refused; null when it is accepted.</summary>
    public FormRefusal? Refusal()
    {
        var catalog = document.Structure.Catalog.CatalogDictionary;
        if (OpensWithAction(catalog))
        {
            return FormRefusal.ActiveContent;
        }

        _waiting.Enqueue(catalog);
        if (document.Structure.Trailer.Info is { } about)
        {
            _waiting.Enqueue(about);
        }

        for (var tokens = 0; _waiting.TryDequeue(out var token); tokens++)
        {
            if (tokens > MostTokens || _seen.Count > MostObjects)
            {
                return FormRefusal.Damaged;
            }

            if (LookAt(token) is { } refusal)
            {
                return refusal;
            }
        }

        return HiddenText.HoldsCardNumber(_fields.ToString()) ? FormRefusal.HoldsCardNumber : null;
    }

    // Opening at a certain place is harmless, and many programs write it. Any other automatic action is refused.
    private bool OpensWithAction(DictionaryToken catalog) =>
        catalog.Data.TryGetValue("OpenAction", out var opening)
        && document.Follow(opening) is DictionaryToken action
        && !(action.Data.TryGetValue("S", out var kind) && document.Follow(kind) is NameToken { Data: "GoTo" });

    private FormRefusal? LookAt(IToken token)
    {
        switch (token)
        {
            case IndirectReferenceToken reference when _seen.Add(reference.Data):
                return document.Structure.TokenScanner.Get(reference.Data) is { Data: { } found } ? Wait(found) : null;

            case ObjectToken { Data: { } inner }:
                return Wait(inner);

            case ArrayToken array:
                foreach (var item in array.Data)
                {
                    _waiting.Enqueue(item);
                }

                return null;

            case DictionaryToken dictionary:
                return LookAt(dictionary);

            case StreamToken stream:
                return LookAt(stream.StreamDictionary) ?? LookAtDescription(stream);

            case IDataToken<string> text and (StringToken or HexToken):
                return HiddenText.HoldsCardNumber(text.Data) ? FormRefusal.HoldsCardNumber : null;

            default:
                return null;
        }
    }

    private FormRefusal? LookAt(DictionaryToken dictionary)
    {
        var isWithinPicture = dictionary.Data.ContainsKey("Width") && dictionary.Data.ContainsKey("Height");
        foreach (var (key, value) in dictionary.Data)
        {
            if (IsForbidden(key, value))
            {
                return FormRefusal.ActiveContent;
            }

            _waiting.Enqueue(value);
        }

        if (dictionary.Data.TryGetValue("V", out var typed))
        {
            NoteField(document.Follow(typed));
        }

        return isWithinPicture ? LookAtSize(dictionary) : null;
    }

    private bool IsForbidden(string key, IToken value) =>
        ForbiddenKeys.Contains(key)
        || (key is "S" && document.Follow(value) is NameToken action && ForbiddenActions.Contains(action.Data))
        || (key is "Type" or "Subtype" && document.Follow(value) is NameToken kind && ForbiddenKinds.Contains(kind.Data));

    /// <summary>Some forms ask for a number in four fields. Any other field separates one number from the next.</summary>
    private void NoteField(IToken? typed)
    {
        if (typed is IDataToken<string> { Data: var raw } and (StringToken or HexToken))
        {
            var value = raw.Replace("\0", "", StringComparison.Ordinal).Trim();
            _fields.Append(value.Length is > 0 and <= LongestPart && value.All(char.IsDigit) ? $" {value}" : " | ");
        }
    }

    private FormRefusal? LookAtSize(DictionaryToken picture) =>
        document.Follow(picture.Data["Width"]) is NumericToken width && document.Follow(picture.Data["Height"]) is NumericToken height
            ? FormLimits.OfPicture((long)Math.Clamp(width.Data, 0, int.MaxValue), (long)Math.Clamp(height.Data, 0, int.MaxValue))
            : FormRefusal.Damaged;

    private FormRefusal? LookAtDescription(StreamToken stream) =>
        stream.StreamDictionary.Data.TryGetValue("Type", out var kind)
        && document.Follow(kind) is NameToken { Data: "Metadata" }
        && HiddenText.HoldsCardNumber(stream.Decode(document.Structure.FilterProvider, document.Structure.TokenScanner).Span)
            ? FormRefusal.HoldsCardNumber
            : null;

    private FormRefusal? Wait(IToken token)
    {
        _waiting.Enqueue(token);
        return null;
    }
}
