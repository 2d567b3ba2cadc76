using System.Buffers.Binary;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace MotoPortal.SignedForms;

/// <summary>
/// A photograph in a PDF. The document says how its colours are coded (when the photograph does not) and what they mean, so it is decoded
/// as the document says. One in colours of the printing press comes out in colours of screens. After ISO 32000-1, sections 7.4.8 and 8.9.5.
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

    /// <summary>What the document says about the photograph once it is cleaned.</summary>
    public DictionaryToken CleanedDictionary { get; private set; }

    /// <summary>The photograph that a stream holds, also one that other filters were laid over; null when it holds none.</summary>
    /// <exception cref="InvalidDataException">A filter above it does not end well.</exception>
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

    /// <summary>Decodes the photograph and encodes it anew.</summary>
    public CleanOutcome Clean()
    {
        var inspection = JpegInspection.Of(_data);
        if (inspection.Refusal is { } refusal)
        {
            return CleanOutcome.For(refusal);
        }

        // What the photograph says about its colours goes before what the document says.
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

    // The decoder takes 255 for "no ink", as most programs write it in a photograph of its own, and so it is here when the document says
    // so. Otherwise 255 is "all ink".
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

    /// <summary>Says in the dictionary that the colours are those of screens; false when the channels are none of the press.</summary>
    private bool TryMakeColoursOfScreens()
    {
        var space = _document.Find<IToken>(_dictionary, "ColorSpace");
        var name = space is ArrayToken { Data: [var first, ..] } ? _document.Follow(first) : space;
        if (name is not NameToken { Data: "DeviceCMYK" or "ICCBased" or "CMYK" })
        {
            return false;
        }

        CleanedDictionary = CleanedDictionary.With("ColorSpace", NameToken.Create("DeviceRGB")).Without("Decode");

        // Colours that are not drawn are told as numbers of four channels. None is left out then: what would be seen through is seen.
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

    /// <summary>The data without the filters that lie over the photograph.</summary>
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
