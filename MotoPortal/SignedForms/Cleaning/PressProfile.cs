using System.Buffers;
using System.Buffers.Binary;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// An ICC profile (ICC.1:2022) for CMYK. Without one the decoder always takes 255 for "no ink", but a document may use it for "full ink".
/// </summary>
internal static class PressProfile
{
    private const int HeaderLength = 128;
    private const int TagTableLength = 4 + 12;
    private const int CurvePoints = 256;
    private const int Inks = 4;

    // The gamma of screens, so that half of the black is a middle grey.
    private const double Gamma = 2.2;

    // The sRGB primaries in X, Y and Z, under illuminant D50.
    private static readonly double[][] Lights = [[0.4361, 0.2225, 0.0139], [0.3851, 0.7169, 0.0971], [0.1431, 0.0606, 0.7141]];

    /// <summary>The profile for ink values from 0, none, to 255, full.</summary>
    public static byte[] InkCountedUp { get; } = Make();

    private static byte[] Make()
    {
        var table = Table();
        var profile = new byte[HeaderLength + TagTableLength + table.Length];
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(8), 0x0240_0000);
        "prtrCMYKXYZ "u8.CopyTo(profile.AsSpan(12));
        "acsp"u8.CopyTo(profile.AsSpan(36));

        // The illuminant D50 in units of 1/65536; then one tag, the conversion from inks to colours.
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(68), 0xF6D6);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(72), 0x1_0000);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(76), 0xD32D);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(HeaderLength), 1);
        "A2B0"u8.CopyTo(profile.AsSpan(HeaderLength + 4));
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(HeaderLength + 8), HeaderLength + TagTableLength);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(HeaderLength + 12), table.Length);
        table.CopyTo(profile.AsSpan(HeaderLength + TagTableLength));
        return profile;
    }

    /// <summary>The tag's body (section 10.10, lut16Type): a curve for each ink, then the colour of each mixture of full inks.</summary>
    private static ReadOnlySpan<byte> Table()
    {
        var table = new ArrayBufferWriter<byte>();
        table.Write("mft2\0\0\0\0"u8);
        table.Write<byte>([Inks, 3, 2, 0]);
        foreach (var cell in new[] { 1, 0, 0, 0, 1, 0, 0, 0, 1 })
        {
            Put(table, cell);
            Put(table, 0);
        }

        Put(table, CurvePoints);
        Put(table, 2);
        for (var point = 0; point < Inks * CurvePoints; point++)
        {
            // The decoder has inverted the values, so they are the share of paper that is not covered.
            Put(table, Part(1 - Math.Pow(point % CurvePoints / (CurvePoints - 1.0), Gamma)));
        }

        foreach (var mixture in Enumerable.Range(0, 1 << Inks))
        {
            var (cyan, magenta, yellow, black) = (mixture >> 3 & 1, mixture >> 2 & 1, mixture >> 1 & 1, mixture & 1);
            foreach (var measure in Enumerable.Range(0, 3))
            {
                var seen = ((1 - cyan) * Lights[0][measure]) + ((1 - magenta) * Lights[1][measure]) + ((1 - yellow) * Lights[2][measure]);
                Put(table, Part((1 - black) * seen));
            }
        }

        foreach (var end in new[] { 0, 1, 0, 1, 0, 1 })
        {
            Put(table, Part(end));
        }

        return table.WrittenSpan;
    }

    private static int Part(double ofOne) => (int)Math.Round(Math.Min(1, ofOne) * ushort.MaxValue);

    private static void Put(ArrayBufferWriter<byte> table, int number)
    {
        BinaryPrimitives.WriteUInt16BigEndian(table.GetSpan(2), (ushort)number);
        table.Advance(2);
    }
}
