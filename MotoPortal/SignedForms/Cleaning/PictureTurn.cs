using System.Buffers.Binary;
using SkiaSharp;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>Rotates a photograph by its Exif orientation (Exif 2.32, section 4.6.4, values 1 to 8).</summary>
internal static class PictureTurn
{
    // The size of one JPEG segment, without its length and signature.
    private const int LongestNotes = ushort.MaxValue - 2 - 6;

    private static ReadOnlySpan<byte> ExifMark => "Exif\0\0"u8;

    /// <summary>The picture rotated upright; the same object when it is upright already; null when there is not enough memory.</summary>
    /// <param name="picture">A picture without transparency, or with premultiplied colours, as a canvas requires.</param>
    /// <param name="origin">The corner of the first pixel.</param>
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
    /// The corner of the first pixel by Exif data; upper left when the data do not say. The decoder reads Exif data in JPEG files only, so
    /// they are put into a minimal one.
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

    /// <summary>The matrix from the picture to the upright one, which has this width and height.</summary>
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
