using System.Buffers.Binary;

namespace MotoPortal.SignedForms;

/// <summary>The size and shape of a PNG, from its first chunk. After the PNG specification (third edition), section 11.2.1.</summary>
/// <param name="Width">Points across.</param>
/// <param name="Height">Points down.</param>
/// <param name="BitsPerPixel">Bits that one point takes.</param>
/// <param name="HasPalette">Whether points are numbers of a palette, which then has to be there.</param>
/// <param name="IsInterlaced">Whether the picture comes in seven passes.</param>
internal sealed record PngHeader(long Width, long Height, int BitsPerPixel, bool HasPalette, bool IsInterlaced)
{
    // Adam7: where each pass begins, and how far apart its points are.
    private static readonly (int X, int Y, int Across, int Down)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>How many bytes the picture has once it is inflated: each row with one byte before it that names its filter.</summary>
    public long InflatedBytes => IsInterlaced
        ? Passes.Sum(pass => BytesOf(PointsOf(Width, pass.X, pass.Across), PointsOf(Height, pass.Y, pass.Down)))
        : BytesOf(Width, Height);

    /// <summary>Reads the data of the chunk IHDR; null when it describes no picture.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13 || data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            return null;
        }

        int depth = data[8];
        var channels = (data[9], depth) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) => 1,
            (2, 8 or 16) => 3,
            (3, 1 or 2 or 4 or 8) => 1,
            (4, 8 or 16) => 2,
            (6, 8 or 16) => 4,
            _ => 0,
        };
        return channels == 0
            ? null
            : new PngHeader(BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]), depth * channels, data[9] == 3, data[12] == 1);
    }

    private static long PointsOf(long side, int first, int step) => side <= first ? 0 : (side - first + step - 1) / step;

    private long BytesOf(long width, long height) => width == 0 ? 0 : height * (1 + (((width * BitsPerPixel) + 7) / 8));
}
