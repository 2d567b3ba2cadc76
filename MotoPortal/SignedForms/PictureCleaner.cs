using SkiaSharp;

namespace MotoPortal.SignedForms;

/// <summary>
/// Decodes a picture and encodes anew what it shows: upright, in the colours of screens (sRGB), and with nothing else in it, neither place,
/// time, camera, thumbnail, profile, text nor anything after its end. The size is looked at before anything is decoded.
/// </summary>
internal static class PictureCleaner
{
    // The first that makes the picture small enough; the last in any case.
    private static readonly int[] Qualities = [90, 75, 60];

    /// <summary>Cleans a photograph.</summary>
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
    /// Cleans a photograph that stands in a document, which says itself how it lies and what its colours mean: it is not turned, its
    /// colours keep their numbers unless it has a profile, and it grows no larger if that can be.
    /// </summary>
    /// <param name="source">The photograph, which <see cref="JpegInspection"/> has looked at.</param>
    public static CleanOutcome CleanWithinDocument(byte[] source)
    {
        using var data = SKData.CreateCopy(source);
        using var codec = Codec(data, SKEncodedImageFormat.Jpeg);
        using var srgb = SKColorSpace.CreateSrgb();
        return Clean(codec, FormKind.Jpeg, srgb, SKEncodedOrigin.TopLeft, picture => ToJpeg(picture, source.Length));
    }

    /// <summary>Cleans a picture without loss.</summary>
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

    /// <summary>The decoder of a file; null when it is not of this kind, whatever its first bytes say.</summary>
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

        // Told no colour space, the encoder writes no profile; what has none is taken for sRGB everywhere.
        using var plain = pixels?.WithColorSpace(null!);
        using var encoded = plain is null ? null : encode(plain);
        return encoded is null ? CleanOutcome.For(FormRefusal.Damaged)
            : encoded.Size > FormLimits.KeptBytes ? CleanOutcome.For(FormRefusal.TooLarge)
            : new CleanOutcome.Cleaned(kind, encoded.ToArray(), 1);
    }

    /// <summary>The picture; null when it cannot be read to its end, or when there is not enough memory for it.</summary>
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
