using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// Parses the chunks of a PNG without decoding it: whether the file is complete, whether its pixel data have the right length and end
/// properly, and whether a text contains a card number. After the PNG specification (third edition), sections 5 and 11.
/// </summary>
internal sealed class PngInspection
{
    private const int Frame = 12;
    private const int LongestText = 256 * 1024;

    // Each can inflate to a thousand times its size.
    private const int MostCompressedTexts = 32;

    private static readonly uint[] ChecksumSteps = [.. Enumerable.Range(0, 256).Select(first => ChecksumStep((uint)first))];

    private readonly ReadOnlyMemory<byte> _source;
    private readonly ArrayBufferWriter<byte> _picture = new();
    private long _mostInflated = -1;
    private int _compressedTexts;

    private PngInspection(ReadOnlyMemory<byte> source) => _source = source;

    /// <summary>Why the file is refused; null when it is accepted.</summary>
    public FormRefusal? Refusal { get; private set; }

    /// <summary>The Exif data (chunk eXIf); empty for none.</summary>
    public ReadOnlyMemory<byte> CameraNotes { get; private set; }

    /// <summary>Inspects a whole file.</summary>
    public static PngInspection Of(ReadOnlyMemory<byte> source)
    {
        var inspection = new PngInspection(source);
        inspection.Refusal = inspection.Run();
        return inspection;
    }

    private FormRefusal? Run()
    {
        var left = _source[FormKindRules.PngSignature.Length..];
        while (TryReadChunk(left.Span, out var type, out var length))
        {
            if (type is "IEND")
            {
                return PictureEndsWithItsData() ? null : FormRefusal.Damaged;
            }

            if (LookAt(type, left.Slice(8, length)) is { } refusal)
            {
                return refusal;
            }

            left = left[(length + Frame)..];
        }

        return FormRefusal.Damaged;
    }

    private FormRefusal? LookAt(string type, ReadOnlyMemory<byte> body)
    {
        switch (type)
        {
            case "IHDR" when _mostInflated < 0 && body.Length >= 8:
                var width = BinaryPrimitives.ReadUInt32BigEndian(body.Span);
                var height = BinaryPrimitives.ReadUInt32BigEndian(body.Span[4..]);
                if (FormLimits.OfPicture(width, height) is { } refusal)
                {
                    return refusal;
                }

                _mostInflated = MostInflated(width, height);
                return null;
            case "IDAT" when _mostInflated >= 0:
                _picture.Write(body.Span);
                return null;
            case "PLTE":
                return null;
            case "zTXt" or "iTXt" when ++_compressedTexts > MostCompressedTexts:
                return FormRefusal.Damaged;
            case "zTXt" or "iTXt" when HiddenText.HoldsCardNumber(InflatedText(body)):
                return FormRefusal.HoldsCardNumber;
            case "eXIf":
                CameraNotes = body;
                break;

            // An unknown critical chunk.
            case not [>= 'a' and <= 'z', ..]:
                return FormRefusal.Damaged;
        }

        return HiddenText.HoldsCardNumber(body.Span) ? FormRefusal.HoldsCardNumber : null;
    }

    /// <summary>
    /// The maximum number of bytes of uncompressed pixel data: eight per pixel and one per row, of which an interlaced picture has twice as
    /// many.
    /// </summary>
    private static long MostInflated(long width, long height) => ((8 * width) + 2) * (height + 1);

    /// <summary>Whether the pixel data inflate to no more than the size allows, with nothing after them in their chunks.</summary>
    private bool PictureEndsWithItsData()
    {
        using var compressed = new LastByteAlone(_picture.WrittenSpan.ToArray());
        using var inflating = new ZLibStream(compressed, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        var seen = 0L;
        try
        {
            while (seen <= _mostInflated && inflating.Read(buffer) is > 0 and var read)
            {
                seen += read;
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return seen > 0 && seen <= _mostInflated && compressed.Position == compressed.Length;
    }

    /// <summary>A complete chunk with a valid checksum: its type, and the length of its body, which starts at the eighth byte.</summary>
    private static bool TryReadChunk(ReadOnlySpan<byte> left, out string type, out int length)
    {
        (type, length) = ("", 0);
        if (left.Length < Frame || BinaryPrimitives.ReadUInt32BigEndian(left) is var told && told > left.Length - Frame)
        {
            return false;
        }

        length = (int)told;
        type = Encoding.ASCII.GetString(left[4..8]);
        return type.All(char.IsAsciiLetter)
            && Checksum(left[4..(8 + length)]) == BinaryPrimitives.ReadUInt32BigEndian(left[(8 + length)..]);
    }

    // CRC-32, as in annex D. The runtime has it only in a separate package.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var rest = uint.MaxValue;
        foreach (var one in bytes)
        {
            rest = ChecksumSteps[(rest ^ one) & 0xFF] ^ (rest >> 8);
        }

        return ~rest;
    }

    private static uint ChecksumStep(uint rest)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            rest = (rest & 1) == 0 ? rest >> 1 : (rest >> 1) ^ 0xEDB8_8320;
        }

        return rest;
    }

    /// <summary>The compressed text of a chunk, up to a limit; empty for none.</summary>
    private static byte[] InflatedText(ReadOnlyMemory<byte> chunk)
    {
        // The fields before the text are Latin text and zeros; zlib data start with this byte in practice, and always have these bits.
        var data = chunk.Span;
        for (var at = data.IndexOf((byte)0); at >= 0 && at < data.Length - 2; at++)
        {
            if ((data[at] & 0x0F) == 8 && BinaryPrimitives.ReadUInt16BigEndian(data[at..]) % 31 == 0)
            {
                return Inflate(data[at..]);
            }
        }

        return [];
    }

    private static byte[] Inflate(ReadOnlySpan<byte> compressed)
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

    /// <summary>
    /// Returns the last byte in a read of its own. The inflater asks for it only when the compressed data reach that far, so data after
    /// their end are detected.
    /// </summary>
    private sealed class LastByteAlone(byte[] bytes) : MemoryStream(bytes)
    {
        // All other read methods of a derived stream call this one.
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, (int)Math.Min(count, Math.Max(1, Length - Position - 1)));
    }
}
