using System.Text;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;
using UglyToad.PdfPig.Tokens;

namespace MotoPortal.Tests.SignedForms;

public sealed class PdfPhotographTests
{
    private const string InColours = "/ColorSpace /DeviceRGB";
    private const string ForThePress = "/ColorSpace /DeviceCMYK";
    private const string InkCountedDown = "/Decode [1 0 1 0 1 0 1 0]";

    [Fact]
    public void A_photograph_lies_as_the_page_says_and_not_as_the_camera_says()
    {
        var (clean, _) = Clean($"{InColours} /Filter /DCTDecode", SampleFiles.Photograph(SampleFiles.Exif(6)));

        (SampleFiles.Fields(clean), SampleFiles.Size(clean)).ShouldBe(("RGBK", "80 x 48"));
        clean.Hold(SampleFiles.Place).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", null, "255 255 0")]
    [InlineData("/DecodeParms << /ColorTransform 0 >>", null, "255 0 128")]
    [InlineData("/DecodeParms << /ColorTransform 1 >>", null, "255 255 0")]
    [InlineData("/DecodeParms [<< /ColorTransform 0 >>]", null, "255 0 128")]
    [InlineData("/DecodeParms << /ColorTransform 1 >>", 0, "255 0 128")]
    [InlineData("/DecodeParms << /ColorTransform 0 >>", 1, "255 255 0")]
    public void Colours_are_decoded_as_the_photograph_says_and_else_as_the_document_says(string parameters, int? coding, string colour)
    {
        var notes = coding is { } told ? new[] { SampleFiles.ColourCoding((byte)told) } : [];

        var (clean, entries) = Clean($"{InColours} /Filter /DCTDecode {parameters}", SampleFiles.JpegOfOneColour([254, 2, 128], notes));

        SampleFiles.Colour(clean).ShouldBe(colour);
        entries.ContainsKey("DecodeParms").ShouldBeFalse();
    }

    // Cyan, magenta, yellow and black.
    [Theory]
    [InlineData("", new[] { 2, 254, 254, 2 }, null, "255 0 0")]
    [InlineData("", new[] { 2, 2, 2, 128 }, null, "128 128 128")]
    [InlineData("", new[] { 254, 2, 2, 2 }, 0, "0 255 255")]
    [InlineData(InkCountedDown, new[] { 254, 2, 2, 254 }, null, "255 0 0")]
    [InlineData(InkCountedDown, new[] { 254, 254, 254, 128 }, 0, "128 128 128")]

    // YCCK, in which inks are inverted.
    [InlineData("", new[] { 254, 128, 128, 2 }, 2, "255 255 255")]
    [InlineData(InkCountedDown, new[] { 2, 128, 128, 254 }, 2, "255 255 255")]
    public void Colours_of_the_printing_press_come_out_as_those_of_screens(string decode, int[] inks, int? coding, string colour)
    {
        var notes = coding is { } told ? new[] { SampleFiles.ColourCoding((byte)told) } : [];

        var (clean, entries) = Clean($"{ForThePress} {decode} /Filter /DCTDecode", SampleFiles.JpegOfOneColour(inks, notes));

        SampleFiles.Colour(clean).ShouldBe(colour);
        entries["ColorSpace"].ShouldBeOfType<NameToken>().Data.ShouldBe("DeviceRGB");
        entries.ContainsKey("Decode").ShouldBeFalse();
    }

    [Fact]
    public void Four_channels_that_are_none_of_the_printing_press_are_refused()
    {
        const string entries = "/ColorSpace [/DeviceN [/A /B /C /D] /DeviceRGB 4 0 R] /Filter /DCTDecode";

        Refusal(SamplePdfs.WithPicture(entries, SampleFiles.JpegOfOneColour([2, 2, 2, 2]))).ShouldBe(FormRefusal.Damaged);
    }

    [Fact]
    public void A_photograph_in_grey_stays_grey()
    {
        var (clean, entries) = Clean("/ColorSpace /DeviceGray /Filter /DCTDecode", SampleFiles.Jpeg());

        JpegInspection.Of(clean).Channels.ShouldBe(1);
        entries["ColorSpace"].ShouldBeOfType<NameToken>().Data.ShouldBe("DeviceGray");
    }

    [Fact]
    public void A_photograph_that_another_filter_was_laid_over_is_cleaned_as_well()
    {
        var covered = SampleFiles.Compressed(SampleFiles.Photograph(SampleFiles.Exif(1)));

        var (clean, entries) = Clean($"{InColours} /Filter [/FlateDecode /DCTDecode] /DecodeParms [null << /ColorTransform 1 >>]", covered);

        SampleFiles.Fields(clean).ShouldBe("RGBK");
        clean.Hold(SampleFiles.Place).ShouldBeFalse();
        entries["Filter"].ShouldBeOfType<NameToken>().Data.ShouldBe("DCTDecode");
    }

    [Fact]
    public void A_card_number_in_a_note_of_a_photograph_is_refused_even_under_another_filter()
    {
        var photograph = SampleFiles.Jpeg(SampleFiles.Segment(0xFE, Encoding.ASCII.GetBytes(SampleFiles.CardNumber)));

        const string covered = "/ColorSpace /DeviceGray /Filter [/FlateDecode /DCTDecode]";

        Refusal(SamplePdfs.WithPhotograph(photograph)).ShouldBe(FormRefusal.HoldsCardNumber);
        Refusal(SamplePdfs.WithPicture(covered, SampleFiles.Compressed(photograph))).ShouldBe(FormRefusal.HoldsCardNumber);
    }

    [Fact]
    public void A_photograph_with_more_channels_than_any_decoder_knows_is_refused() =>
        Refusal(SamplePdfs.WithPicture($"{InColours} /Filter /DCTDecode", SampleFiles.JpegOfOneColour([2, 2, 2, 2, 2])))
            .ShouldBe(FormRefusal.Damaged);

    private static FormRefusal Refusal(byte[] file) => PdfCleaner.Clean(file).ShouldBeOfType<CleanOutcome.Refused>().Reason;

    private static (byte[] Picture, IReadOnlyDictionary<string, IToken> Entries) Clean(string entries, byte[] data) =>
        SamplePdfs.PictureOf(PdfCleaner.Clean(SamplePdfs.WithPicture(entries, data)).ShouldBeOfType<CleanOutcome.Cleaned>().Bytes);
}
