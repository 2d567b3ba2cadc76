using System.Buffers.Binary;
using SkiaSharp;

namespace MotoPortal.SignedForms;

/// <summary>Turns a photograph as the camera noted that it was held (Exif 2.32, section 4.6.4, the orientations 1 to 8).</summary>
internal static class PictureTurn
{
    // What fits into one segment of a photograph, behind its length and the mark.
    private const int LongestNotes = ushort.MaxValue - 2 - 6;

    private static ReadOnlySpan<byte> ExifMark => "Exif\0\0"u8;

    /// <summary>The picture turned upright, itself when it is upright already; null when there is not enough memory.</summary>
    /// <param name="picture">Without transparency, or with colours that are multiplied by it: a canvas knows no other.</param>
    /// <param name="origin">Which corner the first point lies in.</param>
    public static SKBitmap? Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return picture;
        }

        var isOnItsSide = origin
            is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = isOnItsSide ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var turned = new SKBitmap();
        if (!turned.TryAllocPixels(picture.Info.WithSize(width, height)))
        {
            turned.Dispose();
            return null;
        }

        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(Matrix(origin, width, height));
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        canvas.Flush();
        return turned;
    }

    /// <summary>
    /// Which corner the first point lies in after the notes of a camera; the upper left one when they do not say. The decoder understands
    /// such notes in a photograph only, so the smallest photograph there is carries them to it.
    /// </summary>
    public static SKEncodedOrigin OriginIn(ReadOnlySpan<byte> cameraNotes)
    {
        if (cameraNotes.IsEmpty || cameraNotes.Length > LongestNotes)
        {
            return SKEncodedOrigin.TopLeft;
        }

        var segment = new byte[4];
        (segment[0], segment[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(2 + ExifMark.Length + cameraNotes.Length));
        using var point = new SKBitmap(1, 1);
        using var photograph = point.Encode(SKEncodedImageFormat.Jpeg, 50);
        var plain = photograph.AsSpan();
        using var noted = SKData.CreateCopy([.. plain[..2], .. segment, .. ExifMark, .. cameraNotes, .. plain[2..]]);
        using var codec = SKCodec.Create(noted);
        return codec?.EncodedOrigin ?? SKEncodedOrigin.TopLeft;
    }

    /// <summary>Where a point of the picture lies in the upright one, which is this wide and high.</summary>
    private static SKMatrix Matrix(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
