using MotoPortal.SignedForms.Formats;
using SkiaSharp;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// Decodes a picture and encodes its visible content anew: upright, in sRGB, and without location, time, camera, thumbnail, profile, text
/// or trailing data. The size is checked before anything is decoded.
/// </summary>
internal static class PictureCleaner
{
    // The first quality that makes the picture small enough is used; the last in any case.
    private static readonly int[] Qualities = [90, 75, 60];

    /// <summary>Cleans a JPEG file.</summary>
    public static CleanOutcome CleanJpeg(byte[] source)
    {
        if (JpegInspection.Of(source).Refusal is { } refusal)
        {
            return CleanOutcome.For(refusal);
        }

        using var data = SKData.CreateCopy(source);
        using var codec = Codec(data, SKEncodedImageFormat.Jpeg);
        using var srgb = SKColorSpace.CreateSrgb();
        return Clean(codec, FormKind.Jpeg, srgb, codec?.EncodedOrigin, picture => ToJpeg(picture, FormLimits.Bytes));
    }

    /// <summary>
    /// Cleans a JPEG picture inside a document, which defines its rotation and colours: it is not rotated, its colour values are kept
    /// unless it has a profile, and it should not become larger.
    /// </summary>
    /// <param name="source">The picture, which <see cref="JpegInspection"/> has checked.</param>
    public static CleanOutcome CleanWithinDocument(byte[] source)
    {
        using var data = SKData.CreateCopy(source);
        using var codec = Codec(data, SKEncodedImageFormat.Jpeg);
        using var srgb = SKColorSpace.CreateSrgb();
        return Clean(codec, FormKind.Jpeg, srgb, SKEncodedOrigin.TopLeft, picture => ToJpeg(picture, source.Length));
    }

    /// <summary>Cleans a PNG file.</summary>
    public static CleanOutcome CleanPng(byte[] source)
    {
        var inspection = PngInspection.Of(source);
        if (inspection.Refusal is { } refusal)
        {
            return CleanOutcome.For(refusal);
        }

        using var data = SKData.CreateCopy(source);
        using var codec = Codec(data, SKEncodedImageFormat.Png);
        using var srgb = SKColorSpace.CreateSrgb();
        return Clean(codec, FormKind.Png, srgb, PictureTurn.OriginIn(inspection.CameraNotes.Span), ToPng);
    }

    /// <summary>The decoder of a file; null when it is not of this format, whatever its first bytes.</summary>
    private static SKCodec? Codec(SKData data, SKEncodedImageFormat format)
    {
        var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat == format)
        {
            return codec;
        }

        codec?.Dispose();
        return null;
    }

    private static CleanOutcome Clean(
        SKCodec? codec, FormKind kind, SKColorSpace colours, SKEncodedOrigin? lies, Func<SKPixmap, SKData?> encode)
    {
        if (codec is null)
        {
            return CleanOutcome.For(FormRefusal.Damaged);
        }

        if (FormLimits.OfPicture(codec.Info.Width, codec.Info.Height) is { } refusal)
        {
            return CleanOutcome.For(refusal);
        }

        var origin = lies ?? SKEncodedOrigin.TopLeft;
        using var decoded = Decode(codec, colours, origin is SKEncodedOrigin.TopLeft ? SKAlphaType.Unpremul : SKAlphaType.Premul);
        using var upright = decoded is null ? null : PictureTurn.Upright(decoded, origin);
        using var pixels = upright?.PeekPixels();

        // Without a colour space the encoder writes no profile; pictures without one are taken for sRGB.
        using var plain = pixels?.WithColorSpace(null!);
        using var encoded = plain is null ? null : encode(plain);
        return encoded is null ? CleanOutcome.For(FormRefusal.Damaged)
            : encoded.Size > FormLimits.KeptBytes ? CleanOutcome.For(FormRefusal.TooLarge)
            : new CleanOutcome.Cleaned(kind, encoded.ToArray(), 1);
    }

    /// <summary>The picture; null when it is incomplete, or when there is not enough memory.</summary>
    private static SKBitmap? Decode(SKCodec codec, SKColorSpace colours, SKAlphaType transparency)
    {
        var told = codec.Info;
        var info = new SKImageInfo(
            told.Width,
            told.Height,
            told.ColorType is SKColorType.Gray8 ? SKColorType.Gray8 : SKColorType.Rgba8888,
            told.AlphaType is SKAlphaType.Opaque ? SKAlphaType.Opaque : transparency,
            colours);
        var picture = new SKBitmap();
        if (picture.TryAllocPixels(info) && codec.GetPixels(info, picture.GetPixels()) is SKCodecResult.Success)
        {
            return picture;
        }

        picture.Dispose();
        return null;
    }

    private static SKData? ToJpeg(SKPixmap picture, long mostBytes)
    {
        SKData? encoded = null;
        foreach (var quality in Qualities)
        {
            encoded?.Dispose();
            var options = new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore);
            encoded = picture.Encode(options);
            if (encoded is null || encoded.Size <= mostBytes)
            {
                break;
            }
        }

        return encoded;
    }

    private static SKData? ToPng(SKPixmap picture) => picture.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6));
}
