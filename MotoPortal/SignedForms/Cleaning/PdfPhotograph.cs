using System.Buffers.Binary;
using MotoPortal.SignedForms.Formats;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// A JPEG picture in a PDF. The document tells how its colours are encoded (unless the picture does) and what they mean, so it is decoded
/// by the document's rules. CMYK colours are converted to RGB. After ISO 32000-1, sections 7.4.8 and 8.9.5.
/// </summary>
internal sealed class PdfPhotograph
{
    private const int PressChannels = 4;

    private static readonly PdfFilters Filters = new();

    private readonly PdfDocument _document;
    private readonly DictionaryToken _dictionary;
    private readonly DictionaryToken? _parameters;
    private readonly byte[] _data;

    private PdfPhotograph(PdfDocument document, DictionaryToken dictionary, DictionaryToken? parameters, byte[] data)
    {
        (_document, _dictionary, _parameters, _data) = (document, dictionary, parameters, data);
        CleanedDictionary = dictionary.With("Filter", NameToken.Create("DCTDecode")).Without("DecodeParms");
    }

    /// <summary>The picture's dictionary after cleaning.</summary>
    public DictionaryToken CleanedDictionary { get; private set; }

    /// <summary>The picture in a stream, also below further filters; null when there is none.</summary>
    /// <exception cref="InvalidDataException">A filter above it does not end properly.</exception>
    public static PdfPhotograph? Find(PdfDocument document, StreamToken stream)
    {
        var dictionary = stream.StreamDictionary;
        var filters = All(document, dictionary, "Filter");
        if (filters is not [.., NameToken { Data: "DCTDecode" or "DCT" }])
        {
            return null;
        }

        var parameters = All(document, dictionary, "DecodeParms");
        var data = Uncovered(dictionary, filters[..^1], parameters, stream.Data);
        return new PdfPhotograph(document, dictionary, parameters.ElementAtOrDefault(filters.Count - 1) as DictionaryToken, data);
    }

    /// <summary>Decodes the picture and encodes it anew.</summary>
    public CleanOutcome Clean()
    {
        var inspection = JpegInspection.Of(_data);
        if (inspection.Refusal is { } refusal)
        {
            return CleanOutcome.For(refusal);
        }

        // The picture's own colour transform takes precedence over the document's.
        var coding = inspection.ColourCoding ?? ToldCoding(inspection.Channels);
        var isForPress = inspection.Channels == PressChannels;
        if (isForPress && !TryMakeColoursOfScreens())
        {
            return CleanOutcome.For(FormRefusal.Damaged);
        }

        return PictureCleaner.CleanWithinDocument(
        [
            0xFF, 0xD8,
            .. coding is { } told ? Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, told]) : [],
            .. isForPress && !IsInkCountedDown ? Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. PressProfile.InkCountedUp]) : [],
            .. inspection.Picture,
        ]);
    }

    // The decoder takes 255 for "no ink", as most programs write CMYK photographs; the document can say so, too. Otherwise 255 is "full
    // ink".
    private bool IsInkCountedDown =>
        _document.Find<ArrayToken>(_dictionary, "Decode") is { Data: [NumericToken { Data: 1 }, ..] };

    private byte? ToldCoding(int channels)
    {
        var told = _parameters is null ? null : _document.Find<NumericToken>(_parameters, "ColorTransform");
        return (told?.Int, channels) switch
        {
            (0, _) => 0,
            (1, PressChannels) => 2,
            (1, _) => 1,
            _ => null,
        };
    }

    /// <summary>Sets RGB in the dictionary; false when the channels are not CMYK.</summary>
    private bool TryMakeColoursOfScreens()
    {
        var space = _document.Find<IToken>(_dictionary, "ColorSpace");
        var name = space is ArrayToken { Data: [var first, ..] } ? _document.Follow(first) : space;
        if (name is not NameToken { Data: "DeviceCMYK" or "ICCBased" or "CMYK" })
        {
            return false;
        }

        CleanedDictionary = CleanedDictionary.With("ColorSpace", NameToken.Create("DeviceRGB")).Without("Decode");

        // A colour key mask has four channels and does not apply to RGB. It is dropped, so that transparent parts become visible.
        if (_document.Find<IToken>(_dictionary, "Mask") is ArrayToken)
        {
            CleanedDictionary = CleanedDictionary.Without("Mask");
        }

        return true;
    }

    /// <summary>The values under a key, one for each filter.</summary>
    private static List<IToken?> All(PdfDocument document, DictionaryToken dictionary, string key) =>
        document.Find<IToken>(dictionary, key) switch
        {
            null => [],
            ArrayToken all => [.. all.Data.Select(document.Follow)],
            var one => [one],
        };

    /// <summary>The data with the filters above the picture removed.</summary>
    private static byte[] Uncovered(DictionaryToken dictionary, List<IToken?> covers, List<IToken?> parameters, ReadOnlyMemory<byte> data)
    {
        if (covers.Count == 0)
        {
            return data.ToArray();
        }

        var cover = dictionary
            .With("Filter", new ArrayToken([.. covers.Select(filter => filter ?? NullToken.Instance)]))
            .With("DecodeParms", new ArrayToken([.. parameters.Take(covers.Count).Select(told => told ?? NullToken.Instance)]));
        Memory<byte> bytes = data.ToArray();
        foreach (var (filter, index) in Filters.GetFilters(cover).Select((filter, index) => (filter, index)))
        {
            bytes = filter.Decode(bytes, cover, Filters, index);
        }

        return bytes.ToArray();
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> body)
    {
        var segment = new byte[body.Length + 4];
        (segment[0], segment[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(body.Length + 2));
        body.CopyTo(segment.AsSpan(4));
        return segment;
    }
}
