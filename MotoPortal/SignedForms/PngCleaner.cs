using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MotoPortal.SignedForms;

/// <summary>
/// Writes a PNG anew with the chunks that its picture needs and nothing else: no text, time or note of the camera, and nothing after
/// its end. The picture itself is copied bit by bit. After the PNG specification (third edition), sections 5 and 11.
/// </summary>
internal sealed class PngCleaner
{
    private const int LongestText = 256 * 1024;

    // Each may inflate to a thousand times its size.
    private const int MostCompressedTexts = 32;

    private readonly ReadOnlyMemory<byte> _source;
    private readonly ArrayBufferWriter<byte> _kept;
    private readonly List<ReadOnlyMemory<byte>> _picture = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private PngHeader? _header;
    private bool _pictureEnded;
    private int _compressedTexts;

    private PngCleaner(ReadOnlyMemory<byte> source)
    {
        _source = source;
        _kept = new ArrayBufferWriter<byte>(source.Length);
    }

    /// <summary>The bytes that every PNG begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Cleans a whole file. The picture is inflated piece by piece, no further than its size allows.</summary>
    public static CleanOutcome Clean(ReadOnlyMemory<byte> source) =>
        source.Span.StartsWith(Signature) ? new PngCleaner(source).Run() : CleanOutcome.For(FormRefusal.WrongType);

    private CleanOutcome Run()
    {
        _kept.Write(Signature);
        var left = _source[Signature.Length..];
        while (PngChunk.Read(left) is { } chunk)
        {
            if ((_header is null ? TakeHeader(chunk) : Take(chunk)) is { } refusal)
            {
                return CleanOutcome.For(refusal);
            }

            if (chunk.Type is "IEND")
            {
                return PngInflation.IsExactly(_header!.InflatedBytes, _picture)
                    ? new CleanOutcome.Cleaned(FormKind.Png, _kept.WrittenSpan.ToArray(), 1)
                    : CleanOutcome.For(FormRefusal.Damaged);
            }

            left = left[chunk.Whole.Length..];
        }

        return CleanOutcome.For(FormRefusal.Damaged);
    }

    private FormRefusal? TakeHeader(PngChunk chunk)
    {
        if (chunk.Type is not "IHDR" || PngHeader.Read(chunk.Data.Span) is not { } header)
        {
            return FormRefusal.Damaged;
        }

        _header = header;
        return FormLimits.OfPicture(header.Width, header.Height) ?? Keep(chunk);
    }

    private FormRefusal? Take(PngChunk chunk)
    {
        _pictureEnded |= _picture.Count > 0 && chunk.Type is not "IDAT";
        var length = chunk.Data.Length;
        switch (chunk.Type)
        {
            case "IDAT" when !_pictureEnded && (_seen.Contains("PLTE") || !_header!.HasPalette):
                _picture.Add(chunk.Data);
                return Keep(chunk);

            case "IEND" when length == 0 && _picture.Count > 0:
                return Keep(chunk);

            case "PLTE" when length is > 0 and <= 3 * 256 && length % 3 == 0:
            case "tRNS" when length is > 0 and <= 256:
            case "gAMA" when length == 4:
            case "sRGB" when length == 1:
            case "pHYs" when length == 9:
                return _picture.Count == 0 && _seen.Add(chunk.Type) ? Keep(chunk) : FormRefusal.Damaged;

            default:
                return chunk.IsAncillary ? LookAt(chunk) : FormRefusal.Damaged;
        }
    }

    private FormRefusal? Keep(PngChunk chunk)
    {
        _kept.Write(chunk.Whole.Span);
        return null;
    }

    private FormRefusal? LookAt(PngChunk chunk)
    {
        var isCompressed = chunk.Type is "zTXt" or "iTXt";
        if (isCompressed && ++_compressedTexts > MostCompressedTexts)
        {
            return FormRefusal.Damaged;
        }

        return HiddenText.HoldsCardNumber(chunk.Data.Span) || (isCompressed && HiddenText.HoldsCardNumber(Inflated(chunk.Data)))
            ? FormRefusal.HoldsCardNumber
            : null;
    }

    /// <summary>The compressed text of a chunk, as far as it is looked at; empty when there is none.</summary>
    private static byte[] Inflated(ReadOnlyMemory<byte> data)
    {
        // What stands before the text are words and zeros; compressed data begins with this byte in practice, and always has these bits.
        for (var at = data.Span.IndexOf((byte)0); at >= 0 && at < data.Length - 2; at++)
        {
            if ((data.Span[at] & 0x0F) == 8 && BinaryPrimitives.ReadUInt16BigEndian(data.Span[at..]) % 31 == 0)
            {
                return Inflate(data[at..]);
            }
        }

        return [];
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> compressed)
    {
        var text = new byte[LongestText];
        using var source = new MemoryStream(compressed.ToArray());
        using var inflating = new ZLibStream(source, CompressionMode.Decompress);
        try
        {
            return text[..inflating.ReadAtLeast(text, text.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>One chunk whose checksum is right.</summary>
    /// <param name="Type">Its four letters.</param>
    /// <param name="Data">What is in it.</param>
    /// <param name="Whole">The chunk as it stands in the file, with length, type and checksum.</param>
    private sealed record PngChunk(string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Whole)
    {
        private const int Frame = 12;

        /// <summary>Whether a decoder that does not know the chunk may pass over it.</summary>
        public bool IsAncillary => char.IsAsciiLetterLower(Type[0]);

        /// <summary>The chunk that begins here; null when there is none that is whole and right.</summary>
        public static PngChunk? Read(ReadOnlyMemory<byte> left)
        {
            if (left.Length < Frame)
            {
                return null;
            }

            long length = BinaryPrimitives.ReadUInt32BigEndian(left.Span);
            if (length > left.Length - Frame)
            {
                return null;
            }

            var whole = left[..(int)(length + Frame)];
            var type = Encoding.ASCII.GetString(whole.Span[4..8]);
            return type.All(char.IsAsciiLetter) && Crc32.Of(whole.Span[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(whole.Span[^4..])
                ? new PngChunk(type, whole[8..^4], whole)
                : null;
        }
    }
}
