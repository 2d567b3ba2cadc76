using System.Buffers.Binary;

namespace MotoPortal.SignedForms;

/// <summary>
/// Which way up a photograph is held: the one note of the camera that has to be kept, since without it the form would lie on its side.
/// After Exif 2.32 (CIPA DC-008), section 4.6.4, and TIFF 6.0, section 2.
/// </summary>
internal static class ExifOrientation
{
    /// <summary>As the camera's sensor saw it: no turning needed.</summary>
    public const int Upright = 1;

    private const ushort Tag = 0x0112;
    private const ushort ShortType = 3;
    private const int EntryLength = 12;

    private static ReadOnlySpan<byte> Header => "Exif\0\0"u8;

    /// <summary>The orientation (1 to 8) in the body of an APP1 segment; null when it names none.</summary>
    public static int? Read(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(Header) || body.Length < Header.Length + 8)
        {
            return null;
        }

        var tiff = body[Header.Length..];
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (!isLittle && !tiff.StartsWith("MM\0*"u8))
        {
            return null;
        }

        long directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory + 2 > tiff.Length)
        {
            return null;
        }

        var entries = Number(tiff, directory, isLittle);
        for (var index = 0; index < entries; index++)
        {
            var entry = directory + 2 + ((long)index * EntryLength);
            if (entry + EntryLength > tiff.Length)
            {
                return null;
            }

            if (Number(tiff, entry, isLittle) == Tag)
            {
                return Number(tiff, entry + 2, isLittle) == ShortType && Number(tiff, entry + 8, isLittle) is >= 1 and <= 8 and var orientation ? orientation : null;
            }
        }

        return null;
    }

    /// <summary>An APP1 segment, marker and length included, that says the orientation and nothing else.</summary>
    /// <param name="orientation">1 to 8.</param>
    public static byte[] Segment(int orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. Header,

        // TIFF, big-endian; one directory with one entry: the tag, a short, one of them, its value; no further directory.
        .. "MM\0*"u8, 0, 0, 0, 8, 0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, checked((byte)orientation), 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort Number(ReadOnlySpan<byte> tiff, long at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(tiff[(int)at..]) : BinaryPrimitives.ReadUInt16BigEndian(tiff[(int)at..]);
}
