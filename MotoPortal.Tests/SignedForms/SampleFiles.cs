using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using MotoPortal.SignedForms.Formats;
using SkiaSharp;

namespace MotoPortal.Tests.SignedForms;

/// <summary>Pictures as from cameras and scanners, built byte by byte, with hidden content.</summary>
internal static class SampleFiles
{
    /// <summary>A test number that passes all checks of card numbers.</summary>
    public const string CardNumber = "4242 4242 4242 4242";

    /// <summary>The text of the camera's location, which must be removed.</summary>
    public const string Place = "48.8566N 2.3522E";

    /// <summary>A ZIP archive, which programs search from the end of a file.</summary>
    public static byte[] Archive { get; } = MakeArchive();

    /// <summary>A grey picture of 8 by 8 pixels that decoders accept.</summary>
    /// <param name="notes">Segments after the start marker, as made by <see cref="Segment"/>.</param>
    public static byte[] Jpeg(params IEnumerable<byte[]> notes) => JpegOf(8, 8, notes);

    /// <summary>A picture with this stated size, whatever its coded data.</summary>
    public static byte[] JpegOf(int width, int height, params IEnumerable<byte[]> notes) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. notes.SelectMany(note => note),
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)(height & 0xFF), (byte)(width >> 8), (byte)(width & 0xFF), 1, 1, 0x11, 0]),

        // One code of one bit each: the difference has size zero, and the block ends.
        .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        0x3F,
        0xFF, 0xD9,
    ];

    /// <summary>A picture of 8 by 8 pixels in one colour.</summary>
    /// <param name="channels">The value of each channel: 2, 128 or 254.</param>
    /// <param name="notes">Segments after the start marker, as made by <see cref="Segment"/>.</param>
    public static byte[] JpegOfOneColour(int[] channels, params IEnumerable<byte[]> notes)
    {
        // The code 0 is the middle of the scale, 10 means that six bits follow; then 0, which ends the block.
        var bits = string.Concat(channels.Select(level => level switch { 128 => "0", > 128 => "10111111", _ => "10000000" } + "0"));
        bits = bits.PadRight((bits.Length + 7) / 8 * 8, '1');
        var data = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2));
        byte[] numbers = [.. Enumerable.Range(1, channels.Length).Select(number => (byte)number)];
        return
        [
            0xFF, 0xD8,
            .. notes.SelectMany(note => note),
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]),
            .. Segment(0xC0, [8, 0, 8, 0, 8, (byte)channels.Length, .. numbers.SelectMany(number => new byte[] { number, 0x11, 0 })]),
            .. Segment(0xC4, [0x00, 1, 1, .. new byte[14], 0, 6]),
            .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
            .. Segment(0xDA, [(byte)channels.Length, .. numbers.SelectMany(number => new byte[] { number, 0 }), 0, 63, 0]),
            .. data.SelectMany(one => one == 0xFF ? new byte[] { 0xFF, 0 } : [one]),
            0xFF, 0xD9,
        ];
    }

    /// <summary>The Adobe segment with a JPEG's colour transform.</summary>
    public static byte[] ColourCoding(byte coding) => Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, coding]);

    /// <summary>One segment of a JPEG.</summary>
    public static byte[] Segment(byte marker, ReadOnlySpan<byte> body)
    {
        var segment = new byte[body.Length + 4];
        (segment[0], segment[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(body.Length + 2));
        body.CopyTo(segment.AsSpan(4));
        return segment;
    }

    /// <summary>A photograph of four fields, red and green above blue and black, of 40 by 24 pixels each, with these segments.</summary>
    public static byte[] Photograph(params IEnumerable<byte[]> notes)
    {
        using var picture = FourFields();
        using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, 95);
        var bytes = encoded.ToArray();
        return [.. bytes[..2], .. notes.SelectMany(note => note), .. bytes[2..]];
    }

    /// <summary>The same fields as a lossless picture; optionally with a transparent background.</summary>
    public static byte[] PngPhotograph(byte opacity, params IEnumerable<byte[]> more)
    {
        using var picture = FourFields(opacity);
        using var encoded = picture.Encode(SKEncodedImageFormat.Png, 100);
        var bytes = encoded.ToArray();

        // The header ends at byte 33.
        return [.. bytes[..33], .. more.SelectMany(chunk => chunk), .. bytes[33..]];
    }

    /// <summary>The colours of a picture's four fields, from left to right and from top to bottom, by their first letters.</summary>
    public static string Fields(byte[] picture)
    {
        using var decoded = SKBitmap.Decode(picture);
        var (width, height) = (decoded.Width, decoded.Height);
        return string.Concat(new[] { (1, 1), (3, 1), (1, 3), (3, 3) }
            .Select(at => decoded.GetPixel(width * at.Item1 / 4, height * at.Item2 / 4))
            .Select(colour => (colour.Red > 128, colour.Green > 100, colour.Blue > 128) switch
            {
                (true, false, false) => 'R',
                (false, true, false) => 'G',
                (false, false, true) => 'B',
                (false, false, false) => 'K',
                _ => '?',
            }));
    }

    /// <summary>The colour in the middle of a picture, with each component rounded to 0, 128 or 255.</summary>
    public static string Colour(byte[] picture)
    {
        using var decoded = SKBitmap.Decode(picture);
        var colour = decoded.GetPixel(decoded.Width / 2, decoded.Height / 2);
        byte[] parts = [colour.Red, colour.Green, colour.Blue];
        return string.Join(' ', parts.Select(part => part switch { < 64 => 0, < 192 => 128, _ => 255 }));
    }

    /// <summary>The stated size of a picture, as "width x height".</summary>
    public static string Size(byte[] picture)
    {
        using var decoded = SKBitmap.Decode(picture);
        return string.Create(CultureInfo.InvariantCulture, $"{decoded.Width} x {decoded.Height}");
    }

    /// <summary>The types of a PNG's chunks, each once, in order.</summary>
    public static IEnumerable<string> ChunksOf(byte[] png)
    {
        var types = new List<string>();
        for (var at = FormKindRules.PngSignature.Length; at < png.Length; at += BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)) + 12)
        {
            types.Add(Encoding.ASCII.GetString(png, at + 4, 4));
        }

        return types.Distinct(StringComparer.Ordinal);
    }

    /// <summary>Exif data: orientation and location.</summary>
    public static byte[] Exif(int orientation, bool isLittle = true)
    {
        var tiff = new byte[8 + 2 + (2 * 12) + 4];
        Encoding.ASCII.GetBytes(isLittle ? "II*\0" : "MM\0*").CopyTo(tiff, 0);
        Put32(4, 8);
        Put16(8, 2);

        // The entry of the location is first here, so that the reader has to skip it.
        Put16(10, 0x010E);
        Put16(12, 2);
        Put32(14, Place.Length);
        Put32(18, tiff.Length);
        Put16(22, 0x0112);
        Put16(24, 3);
        Put32(26, 1);
        Put16(30, orientation);
        return Segment(0xE1, [.. "Exif\0\0"u8, .. tiff, .. Encoding.ASCII.GetBytes(Place)]);

        void Put16(int at, int value)
        {
            if (isLittle)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), (ushort)value);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), (ushort)value);
            }
        }

        void Put32(int at, int value)
        {
            if (isLittle)
            {
                BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at), value);
            }
            else
            {
                BinaryPrimitives.WriteInt32BigEndian(tiff.AsSpan(at), value);
            }
        }
    }

    /// <summary>A grey picture of that size, with a byte per pixel.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="more">Chunks between the header and the picture, as made by <see cref="Chunk"/>.</param>
    public static byte[] Png(int width = 16, int height = 16, params IEnumerable<byte[]> more) =>
        PngWith(Header(width, height), Compressed(new byte[height * (width + 1)]), more);

    /// <summary>A picture of these parts.</summary>
    public static byte[] PngWith(byte[] header, byte[] picture, params IEnumerable<byte[]> more) =>
    [
        .. FormKindRules.PngSignature,
        .. Chunk("IHDR", header),
        .. more.SelectMany(chunk => chunk),
        .. Chunk("IDAT", picture.AsSpan(0, picture.Length / 2)),
        .. Chunk("IDAT", picture.AsSpan(picture.Length / 2)),
        .. Chunk("IEND", []),
    ];

    /// <summary>The data of the header chunk: grey, 8 bits, plain or interlaced.</summary>
    public static byte[] Header(int width, int height, bool isInterlaced = false)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[12] = (byte)(isInterlaced ? 1 : 0);
        return header;
    }

    /// <summary>One chunk of a PNG, with its checksum.</summary>
    public static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(chunk, 4);
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Checksum(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    /// <summary>The same bytes, deflated.</summary>
    public static byte[] Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflating = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflating.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>Whether the bytes contain the text.</summary>
    public static bool Hold(this byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.Latin1.GetBytes(text)) >= 0;

    private static SKBitmap FourFields(byte opacity = byte.MaxValue)
    {
        var transparency = opacity == byte.MaxValue ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
        var picture = new SKBitmap(new SKImageInfo(80, 48, SKColorType.Rgba8888, transparency));
        SKColor[] colours = [new(255, 0, 0, opacity), new(0, 160, 0, opacity), new(0, 0, 255, opacity), new(0, 0, 0, opacity)];
        for (var at = 0; at < 80 * 48; at++)
        {
            var (x, y) = (at % 80, at / 80);
            picture.SetPixel(x, y, colours[(y / 24 * 2) + (x / 40)]);
        }

        return picture;
    }

    /// <summary>The checksum of a PNG's chunks (CRC-32, PNG specification, annex D).</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var rest = uint.MaxValue;
        foreach (var one in bytes)
        {
            rest ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                rest = (rest & 1) == 0 ? rest >> 1 : (rest >> 1) ^ 0xEDB8_8320;
            }
        }

        return ~rest;
    }

    private static byte[] MakeArchive()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("virus.exe").Open();
            entry.Write("MZ, and whatever follows"u8);
        }

        return packed.ToArray();
    }
}
