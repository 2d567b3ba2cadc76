using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MotoPortal.SignedForms;

namespace MotoPortal.Tests.SignedForms;

/// <summary>Pictures as cameras and scanners make them, built byte by byte, with whatever a test wants to hide in them.</summary>
internal static class SampleFiles
{
    /// <summary>A card number that a network could have issued; it belongs to nobody.</summary>
    public const string CardNumber = "4242 4242 4242 4242";

    /// <summary>The text that marks where the camera was; it must never come out.</summary>
    public const string Place = "48.8566N 2.3522E";

    /// <summary>An archive: what is found in it by whoever reads a file from its end.</summary>
    public static byte[] Archive { get; } = MakeArchive();

    /// <summary>A picture of 8 by 8 points, in grey, that decoders accept.</summary>
    /// <param name="notes">Segments to stand right behind the beginning, as made by <see cref="Segment"/>.</param>
    public static byte[] Jpeg(params IEnumerable<byte[]> notes) => JpegOf(8, 8, notes);

    /// <summary>A picture that says it has this size, whatever its coded data hold.</summary>
    public static byte[] JpegOf(int width, int height, params IEnumerable<byte[]> notes) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. notes.SelectMany(note => note),
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)(height & 0xFF), (byte)(width >> 8), (byte)(width & 0xFF), 1, 1, 0x11, 0]),

        // One code of one bit each: the size of the difference is nought, and the block ends there.
        .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        0x3F,
        0xFF, 0xD9,
    ];

    /// <summary>One segment of a JPEG.</summary>
    public static byte[] Segment(byte marker, ReadOnlySpan<byte> body)
    {
        var segment = new byte[body.Length + 4];
        (segment[0], segment[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(body.Length + 2));
        body.CopyTo(segment.AsSpan(4));
        return segment;
    }

    /// <summary>A camera's notes: which way up, and where.</summary>
    public static byte[] Exif(int orientation, bool isLittle = true)
    {
        var tiff = new byte[8 + 2 + (2 * 12) + 4];
        Encoding.ASCII.GetBytes(isLittle ? "II*\0" : "MM\0*").CopyTo(tiff, 0);
        Put32(4, 8);
        Put16(8, 2);

        // The entry about the place comes first here, so that the reader has to walk.
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

    /// <summary>A picture of that size, in grey, with a byte for each point.</summary>
    /// <param name="width">Points across.</param>
    /// <param name="height">Points down.</param>
    /// <param name="more">Chunks to stand between the header and the picture, as made by <see cref="Chunk"/>.</param>
    public static byte[] Png(int width = 16, int height = 16, params IEnumerable<byte[]> more) =>
        PngWith(Header(width, height), Compressed(new byte[height * (width + 1)]), more);

    /// <summary>A picture of these parts.</summary>
    public static byte[] PngWith(byte[] header, byte[] picture, params IEnumerable<byte[]> more) =>
    [
        .. PngCleaner.Signature,
        .. Chunk("IHDR", header),
        .. more.SelectMany(chunk => chunk),
        .. Chunk("IDAT", picture.AsSpan(0, picture.Length / 2)),
        .. Chunk("IDAT", picture.AsSpan(picture.Length / 2)),
        .. Chunk("IEND", []),
    ];

    /// <summary>The data of the chunk that says the size: grey, 8 bits, plain or in seven passes.</summary>
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
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc32.Of(chunk.AsSpan(4, data.Length + 4)));
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

    /// <summary>Whether the text stands anywhere in the bytes.</summary>
    public static bool Hold(this byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.Latin1.GetBytes(text)) >= 0;

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
