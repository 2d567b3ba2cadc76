using System.Text;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;
using SkiaSharp;

namespace MotoPortal.Tests.SignedForms;

public sealed class PhotographTests
{
    // Orientations of Exif 2.32, section 4.6.4; the stored fields are red, green, blue and black.
    [Theory]
    [InlineData(1, "RGBK", "80 x 48")]
    [InlineData(2, "GRKB", "80 x 48")]
    [InlineData(3, "KBGR", "80 x 48")]
    [InlineData(4, "BKRG", "80 x 48")]
    [InlineData(5, "RBGK", "48 x 80")]
    [InlineData(6, "BRKG", "48 x 80")]
    [InlineData(7, "KGBR", "48 x 80")]
    [InlineData(8, "GKRB", "48 x 80")]
    public void A_photograph_comes_out_upright_however_the_camera_was_held(int orientation, string fields, string size)
    {
        var clean = Clean(SampleFiles.Photograph(SampleFiles.Exif(orientation, isLittle: orientation % 2 == 0)));

        (SampleFiles.Fields(clean), SampleFiles.Size(clean)).ShouldBe((fields, size));
        clean.Hold("Exif").ShouldBeFalse();
    }

    [Fact]
    public void Where_and_when_it_was_taken_by_which_program_and_what_it_says_is_gone()
    {
        var clean = Clean(SampleFiles.Photograph(
            SampleFiles.Exif(1),
            SampleFiles.Segment(0xE0, "JFXX\0\x10"u8),
            SampleFiles.Segment(0xE1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")),
            SampleFiles.Segment(0xE2, "ICC_PROFILE\0"u8),
            SampleFiles.Segment(0xED, "Photoshop 3.0\0"u8),
            SampleFiles.Segment(0xFE, "made by a camera"u8)));

        new[] { SampleFiles.Place, "Exif", "JFXX", "xmpmeta", "ICC_PROFILE", "Photoshop", "camera" }.Where(clean.Hold).ShouldBeEmpty();
        SampleFiles.Fields(clean).ShouldBe("RGBK");
    }

    [Fact]
    public void Colours_look_the_same_without_the_profile_that_explained_them()
    {
        var colour = new SKColor(200, 60, 40);
        using var wide = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3);
        using var picture = new SKBitmap(new SKImageInfo(32, 32, SKColorType.Rgba8888, SKAlphaType.Opaque, wide));
        using (var canvas = new SKCanvas(picture))
        {
            canvas.Clear(colour);
        }

        using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, 100);
        var file = encoded.ToArray();
        file.Hold("ICC_PROFILE").ShouldBeTrue();

        var clean = Clean(file);

        clean.Hold("ICC_PROFILE").ShouldBeFalse();
        using var shown = SKBitmap.Decode(clean);
        var point = shown.GetPixel(16, 16);
        int[] differences = [point.Red - colour.Red, point.Green - colour.Green, point.Blue - colour.Blue];
        differences.ShouldAllBe(difference => Math.Abs(difference) <= 4);
    }

    // Inverted inks, as in photographs of cameras and editors: 254 is none. Then YCCK.
    [Theory]
    [InlineData(new[] { 254, 2, 2, 254 }, 0, "255 0 0")]
    [InlineData(new[] { 254, 254, 254, 128 }, 0, "128 128 128")]
    [InlineData(new[] { 2, 128, 128, 254 }, 2, "255 255 255")]
    public void Colours_of_the_printing_press_come_out_as_those_of_screens(int[] inks, int coding, string colour)
    {
        var clean = Clean(SampleFiles.JpegOfOneColour(inks, SampleFiles.ColourCoding((byte)coding)));

        (SampleFiles.Colour(clean), JpegInspection.Of(clean).Channels).ShouldBe((colour, 3));
    }

    [Theory]
    [InlineData(0, "255 0 128")]
    [InlineData(1, "255 255 0")]
    public void Colours_are_decoded_as_the_photograph_says_that_they_are_coded(int coding, string colour) =>
        SampleFiles.Colour(Clean(SampleFiles.JpegOfOneColour([254, 2, 128], SampleFiles.ColourCoding((byte)coding)))).ShouldBe(colour);

    [Fact]
    public void A_photograph_in_grey_stays_grey() => JpegInspection.Of(Clean(SampleFiles.Jpeg())).Channels.ShouldBe(1);

    [Fact]
    public void An_archive_behind_the_picture_is_cut_off()
    {
        var clean = Clean([.. SampleFiles.Photograph(), .. SampleFiles.Archive]);

        clean.Hold("virus.exe").ShouldBeFalse();
        clean.ShouldBe(Clean(SampleFiles.Photograph()));
    }

    [Theory]
    [InlineData(7000, 7200)]
    [InlineData(20_001, 8)]
    [InlineData(8, 65_500)]
    public void A_picture_of_too_many_points_is_refused(int width, int height) =>
        Refusal(SampleFiles.JpegOf(width, height)).ShouldBe(FormRefusal.TooManyPixels);

    [Fact]
    public void A_picture_that_tells_its_height_later_is_refused() => Refusal(SampleFiles.JpegOf(8, 0)).ShouldBe(FormRefusal.Damaged);

    [Fact]
    public void A_picture_of_endless_passes_is_refused()
    {
        var whole = SampleFiles.Jpeg();
        byte[] scan = [.. SampleFiles.Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x3F];

        Refusal([.. whole[..^2], .. Enumerable.Repeat(scan, 100).SelectMany(one => one), .. whole[^2..]]).ShouldBe(FormRefusal.Damaged);
    }

    [Theory]
    [InlineData(0xFE, SampleFiles.CardNumber)]
    [InlineData(0xE1, "http://ns.adobe.com/xap/1.0/\0 <dc:title>4242424242424242</dc:title>")]
    [InlineData(0xED, "4\02\04\02\04\02\04\02\04\02\04\02\04\02\04\02\0")]
    public void A_card_number_in_what_the_picture_carries_unseen_is_refused(byte marker, string text) =>
        Refusal(SampleFiles.Jpeg(SampleFiles.Segment(marker, Encoding.ASCII.GetBytes(text)))).ShouldBe(FormRefusal.HoldsCardNumber);

    [Fact]
    public void A_picture_that_ends_early_is_refused_wherever_it_ends()
    {
        var whole = SampleFiles.Jpeg(SampleFiles.Exif(6));

        Enumerable.Range(3, whole.Length - 4).Select(length => Refusal(whole[..length])).Distinct().ShouldBe([FormRefusal.Damaged]);
    }

    private static byte[] Clean(byte[] file) => PictureCleaner.CleanJpeg(file).ShouldBeOfType<CleanOutcome.Cleaned>().Bytes;

    private static FormRefusal Refusal(byte[] file) => PictureCleaner.CleanJpeg(file).ShouldBeOfType<CleanOutcome.Refused>().Reason;
}
