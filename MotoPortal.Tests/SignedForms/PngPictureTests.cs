using System.Diagnostics;
using System.Text;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;
using SkiaSharp;

namespace MotoPortal.Tests.SignedForms;

public sealed class PngPictureTests
{
    [Fact]
    public void Text_time_notes_of_the_camera_and_unknown_chunks_are_gone_and_the_picture_is_the_same()
    {
        var clean = Clean(SampleFiles.PngPhotograph(
            opacity: 255,
            SampleFiles.Chunk("pHYs", [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1]),
            SampleFiles.Chunk("tEXt", Encoding.ASCII.GetBytes("Comment\0" + SampleFiles.Place)),
            SampleFiles.Chunk("tIME", [7, 0xEA, 11, 23, 14, 2, 11]),
            SampleFiles.Chunk("eXIf", SampleFiles.Exif(1).AsSpan(10)),
            SampleFiles.Chunk("zzZz", "anything"u8)));

        clean.Hold(SampleFiles.Place).ShouldBeFalse();

        // The encoder adds the number of significant bits.
        SampleFiles.ChunksOf(clean).Except(["sBIT"], StringComparer.Ordinal).ShouldBe(["IHDR", "IDAT", "IEND"]);
        SampleFiles.Fields(clean).ShouldBe("RGBK");
    }

    [Theory]
    [InlineData(255)]
    [InlineData(200)]
    public void A_picture_that_lies_on_its_side_comes_out_upright(byte opacity)
    {
        var clean = Clean(SampleFiles.PngPhotograph(opacity, SampleFiles.Chunk("eXIf", SampleFiles.Exif(6).AsSpan(10))));

        (SampleFiles.Fields(clean), SampleFiles.Size(clean)).ShouldBe(("BRKG", "48 x 80"));
        using var shown = SKBitmap.Decode(clean);
        shown.GetPixel(0, 0).Alpha.ShouldBe(opacity);
    }

    [Fact]
    public void A_page_of_the_web_behind_the_picture_is_cut_off()
    {
        var clean = Clean([.. SampleFiles.Png(), .. "<html><script>alert(1)</script></html>"u8]);

        clean.ShouldBe(Clean(SampleFiles.Png()));
    }

    [Fact]
    public void A_picture_in_seven_passes_is_kept()
    {
        // 1+1+1+2+2+4+4 rows with a byte each, and 64 pixels.
        var picture = SampleFiles.Compressed(new byte[15 + 64]);

        SampleFiles.Size(Clean(SampleFiles.PngWith(SampleFiles.Header(8, 8, isInterlaced: true), picture))).ShouldBe("8 x 8");
    }

    [Theory]
    [InlineData(7000, 7200)]
    [InlineData(20_001, 1)]
    [InlineData(1, int.MaxValue)]
    public void A_picture_of_too_many_points_is_refused_before_it_is_inflated(int width, int height) =>
        Refusal(SampleFiles.PngWith(SampleFiles.Header(width, height), [1, 2, 3])).ShouldBe(FormRefusal.TooManyPixels);

    [Fact]
    public void A_bomb_is_refused_at_the_first_byte_that_its_size_does_not_allow()
    {
        // 300 MB that deflate to 300 KB, in a picture with a stated size of 16 by 16 pixels.
        var bomb = SampleFiles.PngWith(SampleFiles.Header(16, 16), SampleFiles.Compressed(new byte[300_000_000]));
        var start = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refusal(bomb).ShouldBe(FormRefusal.Damaged);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000_000);
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5000)]
    [InlineData(20_000)]
    public void What_hides_behind_the_compressed_picture_is_refused(int bytes)
    {
        var picture = SampleFiles.Compressed(new byte[16 * 17]);

        Refusal(SampleFiles.PngWith(SampleFiles.Header(16, 16), [.. picture, .. Enumerable.Repeat((byte)'P', bytes)])).ShouldBe(
            FormRefusal.Damaged);
    }

    [Fact]
    public void A_picture_that_inflates_to_less_than_its_size_is_refused() =>
        Refusal(SampleFiles.PngWith(SampleFiles.Header(16, 16), SampleFiles.Compressed(new byte[16 * 16]))).ShouldBe(FormRefusal.Damaged);

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        var file = SampleFiles.Png();
        file[20] ^= 1;

        Refusal(file).ShouldBe(FormRefusal.Damaged);
    }

    [Fact]
    public void A_wrong_checksum_of_a_note_is_refused_too()
    {
        var note = SampleFiles.Chunk("tEXt", "Title\0form"u8);
        note[^1] ^= 1;

        Refusal(SampleFiles.Png(more: [note])).ShouldBe(FormRefusal.Damaged);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    public void Notes_of_a_camera_that_say_nothing_leave_the_picture_as_it_lies(int bytes)
    {
        var clean = Clean(SampleFiles.PngPhotograph(255, SampleFiles.Chunk("eXIf", new byte[bytes])));

        (SampleFiles.Fields(clean), SampleFiles.Size(clean)).ShouldBe(("RGBK", "80 x 48"));
    }

    [Fact]
    public void An_unknown_chunk_that_a_reader_has_to_understand_is_refused() =>
        Refusal(SampleFiles.Png(more: [SampleFiles.Chunk("CgBI", new byte[4])])).ShouldBe(FormRefusal.Damaged);

    [Fact]
    public void A_card_number_in_a_text_is_refused_even_when_the_text_is_compressed()
    {
        Refusal(SampleFiles.Png(more: [SampleFiles.Chunk("tEXt", Encoding.ASCII.GetBytes("Title\0" + SampleFiles.CardNumber))])).ShouldBe(
            FormRefusal.HoldsCardNumber);
        Refusal(SampleFiles.Png(more: [
            SampleFiles.Chunk("zTXt", [.. "Title\0\0"u8, .. SampleFiles.Compressed(Encoding.ASCII.GetBytes(SampleFiles.CardNumber))])
        ]))
            .ShouldBe(FormRefusal.HoldsCardNumber);
        Refusal(SampleFiles.Png(more: [SampleFiles.Chunk(
            "iTXt", [.. "Title\0\x01\0en\0\0"u8, .. SampleFiles.Compressed(Encoding.ASCII.GetBytes(SampleFiles.CardNumber))])]))
            .ShouldBe(FormRefusal.HoldsCardNumber);
    }

    [Fact]
    public void Texts_that_would_take_for_ever_to_inflate_are_refused()
    {
        byte[] text = [.. "Title\0\0"u8, .. SampleFiles.Compressed(new byte[1_000_000])];

        Refusal(SampleFiles.Png(more: Enumerable.Repeat(SampleFiles.Chunk("zTXt", text), 100))).ShouldBe(FormRefusal.Damaged);
    }

    [Fact]
    public void A_picture_that_ends_early_is_refused_wherever_it_ends()
    {
        var whole = SampleFiles.Png();

        Enumerable.Range(8, whole.Length - 9).Select(length => Refusal(whole[..length])).Distinct().ShouldBe([FormRefusal.Damaged]);
    }

    private static byte[] Clean(byte[] file) => PictureCleaner.CleanPng(file).ShouldBeOfType<CleanOutcome.Cleaned>().Bytes;

    private static FormRefusal Refusal(byte[] file) => PictureCleaner.CleanPng(file).ShouldBeOfType<CleanOutcome.Refused>().Reason;
}
