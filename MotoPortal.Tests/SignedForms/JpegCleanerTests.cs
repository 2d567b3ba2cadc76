using System.Text;
using MotoPortal.SignedForms;

namespace MotoPortal.Tests.SignedForms;

public sealed class JpegCleanerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_and_when_a_photograph_was_taken_is_gone_and_which_way_up_it_is_held_stays(bool isLittle)
    {
        var clean = Clean(SampleFiles.Jpeg(SampleFiles.Exif(6, isLittle), SampleFiles.Segment(0xE1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"))));

        clean.Hold(SampleFiles.Place).ShouldBeFalse();
        clean.Hold("xmpmeta").ShouldBeFalse();
        clean.ShouldBe(SampleFiles.Jpeg(ExifOrientation.Segment(6)));
        ExifOrientation.Read(ExifOrientation.Segment(6).AsSpan(4)).ShouldBe(6);
    }

    [Fact]
    public void A_photograph_that_is_upright_keeps_no_note_of_the_camera() =>
        Clean(SampleFiles.Jpeg(SampleFiles.Exif(ExifOrientation.Upright))).ShouldBe(SampleFiles.Jpeg());

    [Fact]
    public void Profile_comment_thumbnail_and_notes_of_programs_are_gone_and_the_picture_is_the_same()
    {
        var clean = Clean(SampleFiles.Jpeg(
            SampleFiles.Segment(0xE0, "JFXX\0\x10"u8),
            SampleFiles.Segment(0xE2, "ICC_PROFILE\0"u8),
            SampleFiles.Segment(0xED, "Photoshop 3.0\0"u8),
            SampleFiles.Segment(0xFE, "made by a camera"u8)));

        clean.ShouldBe(SampleFiles.Jpeg());
    }

    [Fact]
    public void How_the_colours_are_coded_stays()
    {
        var adobe = SampleFiles.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]);

        Clean(SampleFiles.Jpeg(adobe)).ShouldBe(SampleFiles.Jpeg(adobe));
    }

    [Fact]
    public void An_archive_behind_the_picture_is_cut_off()
    {
        var clean = Clean([.. SampleFiles.Jpeg(), .. SampleFiles.Archive]);

        clean.ShouldBe(SampleFiles.Jpeg());
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

    private static byte[] Clean(byte[] file) => JpegCleaner.Clean(file).ShouldBeOfType<CleanOutcome.Cleaned>().Bytes;

    private static FormRefusal Refusal(byte[] file) => JpegCleaner.Clean(file).ShouldBeOfType<CleanOutcome.Refused>().Reason;
}
