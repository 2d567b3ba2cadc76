using System.Text;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;
using UglyToad.PdfPig;

namespace MotoPortal.Tests.SignedForms;

public sealed class PdfCleanerTests
{
    [Fact]
    public void The_pages_are_the_same_and_the_description_of_the_file_is_gone()
    {
        var source = SamplePdfs.Plain(pages: 3);

        var clean = PdfCleaner.Clean(source).ShouldBeOfType<CleanOutcome.Cleaned>();

        clean.Pages.ShouldBe(3);
        Texts(clean.Bytes).ShouldBe(Texts(source));
        using var copy = PdfDocument.Open(clean.Bytes);
        copy.Information.Author.ShouldBeNull();
        copy.Information.Producer.ShouldBeNull();
        copy.GetPage(1).Width.ShouldBe(595);
    }

    [Fact]
    public void What_pages_inherit_and_how_they_are_turned_stays() =>
        Cleaned(
            SamplePdfs.Made(page: "/Rotate 90 /CropBox [10 10 500 800]"),
            copy => (copy.GetPage(1).Rotation.Value, copy.GetPage(1).Text)).ShouldBe((90, "Signed"));

    [Fact]
    public void An_archive_behind_the_document_is_cut_off()
    {
        var clean = PdfCleaner.Clean([.. SamplePdfs.Plain(), .. SampleFiles.Archive]).ShouldBeOfType<CleanOutcome.Cleaned>();

        clean.Bytes.Hold("virus.exe").ShouldBeFalse();
        clean.Bytes.Hold("PK").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "")]
    [InlineData("/OpenAction << /S /URI /URI (https://evil.example) >>", "")]
    [InlineData("/OpenAction 6 0 R", "<< /S /Launch /F (virus.exe) >>")]
    [InlineData("/Names << /JavaScript << /Names [(a) 6 0 R] >> >>", "<< /S /JavaScript /JS (1) >>")]
    [InlineData("/Names << /#4aavaScript 6 0 R >>", "<< /Names [] >>")]
    [InlineData("/AA << /WC << /S /J#61vaScript >> >>", "")]
    [InlineData("/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>", "<< /Type /Filespec >>")]
    [InlineData("/AcroForm << /Fields [] /XFA 6 0 R >>", "(<xdp/>)")]
    [InlineData("/Outlines 6 0 R", "<< /First << /A << /S /SubmitForm /F (https://evil.example) >> >> >>")]
    public void What_could_act_by_itself_is_refused(string catalog, string other) =>
        Refusal(SamplePdfs.Made(catalog, objects: other.Length == 0 ? [] : [other])).ShouldBe(FormRefusal.ActiveContent);

    [Theory]
    [InlineData("/AA << /O << /S /JavaScript /JS (1) >> >>", "null")]
    [InlineData("/Annots [6 0 R]", "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd) >> >>")]
    [InlineData("/Annots [6 0 R]", "<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>")]
    [InlineData("/Annots [6 0 R]", "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >>")]
    public void What_could_act_on_a_page_is_refused(string page, string other) =>
        Refusal(SamplePdfs.Made("", page, "", other)).ShouldBe(FormRefusal.ActiveContent);

    [Fact]
    public void To_open_at_a_certain_place_as_many_programs_write_it_is_harmless() =>
        Cleaned(SamplePdfs.Made("/OpenAction [3 0 R /XYZ null null 0]"), copy => copy.NumberOfPages).ShouldBe(1);

    [Fact]
    public void A_document_that_asks_for_a_password_is_refused() => Refusal(SamplePdfs.Encrypted()).ShouldBe(FormRefusal.Encrypted);

    [Fact]
    public void Twenty_pages_are_kept_and_twenty_one_are_not()
    {
        PdfCleaner.Clean(SamplePdfs.Plain(pages: 20)).ShouldBeOfType<CleanOutcome.Cleaned>();
        Refusal(SamplePdfs.Plain(pages: 21)).ShouldBe(FormRefusal.TooManyPages);
    }

    [Theory]
    [InlineData("My card is 4242 4242 4242 4242, thank you")]
    [InlineData("4242424242424242 expires 12/30")]
    public void A_card_number_on_a_page_is_refused(string text) => Refusal(SamplePdfs.Plain(text)).ShouldBe(FormRefusal.HoldsCardNumber);

    [Fact]
    public void A_card_number_in_a_field_or_in_the_description_is_refused()
    {
        Refusal(SamplePdfs.WithField(SampleFiles.CardNumber)).ShouldBe(FormRefusal.HoldsCardNumber);
        Refusal(SamplePdfs.Made(trailer: "/Info 6 0 R", objects: $"<< /Title ({SampleFiles.CardNumber}) >>")).ShouldBe(
            FormRefusal.HoldsCardNumber);
        Refusal(SamplePdfs.Made("/Metadata 6 0 R", "", "", SamplePdfs.Stream(
            "/Type /Metadata /Subtype /XML", $"<dc:title>{SampleFiles.CardNumber}</dc:title>")))
            .ShouldBe(FormRefusal.HoldsCardNumber);
    }

    [Fact]
    public void A_card_number_in_four_fields_is_refused()
    {
        string[] fields = [.. Enumerable.Range(1, 4).Select(part => $"<< /FT /Tx /T (part{part}) /V (4242) >>")];

        Refusal(SamplePdfs.Made("/AcroForm << /Fields [6 0 R 7 0 R 8 0 R 9 0 R] >>", "", "", fields)).ShouldBe(FormRefusal.HoldsCardNumber);
    }

    [Fact]
    public void What_a_field_shows_stays_and_the_field_goes()
    {
        var clean = PdfCleaner.Clean(SamplePdfs.WithField("Zoe Angstrom")).ShouldBeOfType<CleanOutcome.Cleaned>();

        clean.Bytes.Hold("(drawn) Tj").ShouldBeTrue();
        clean.Bytes.Hold("/Stamp").ShouldBeTrue();
        clean.Bytes.Hold("/Widget").ShouldBeFalse();
        clean.Bytes.Hold("AcroForm").ShouldBeFalse();
        clean.Bytes.Hold("Zoe").ShouldBeFalse();
    }

    [Fact]
    public void A_field_that_only_its_program_would_draw_is_refused_rather_than_lost() =>
        Refusal(SamplePdfs.Made(
            "/AcroForm << /Fields [6 0 R] /NeedAppearances true >>",
            "/Annots [6 0 R]",
            "",
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Zoe) /Rect [50 600 250 620] >>")).ShouldBe(FormRefusal.Damaged);

    [Fact]
    public void A_link_goes_and_the_page_stays() =>
        Cleaned(
            SamplePdfs.Made(
                "",
                "/Annots [6 0 R]",
                "",
                "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://shop.example) >> >>"),
            copy => (copy.GetPage(1).GetAnnotations().Count(), copy.GetPage(1).Text)).ShouldBe((0, "Signed"));

    [Fact]
    public void Where_a_photograph_in_the_document_was_taken_is_gone_and_what_it_shows_stays()
    {
        var file = SamplePdfs.WithPicture(
            "/ColorSpace /DeviceGray /Filter /DCTDecode", SampleFiles.JpegOfOneColour([254], SampleFiles.Exif(1)));

        var clean = PdfCleaner.Clean(file).ShouldBeOfType<CleanOutcome.Cleaned>();

        clean.Bytes.Hold(SampleFiles.Place).ShouldBeFalse();
        SampleFiles.Colour(SamplePdfs.PictureOf(clean.Bytes).Data).ShouldBe("255 255 255");
    }

    [Fact]
    public void What_no_page_needs_is_not_copied()
    {
        var clean = PdfCleaner.Clean(SamplePdfs.Made(
            "/PieceInfo 6 0 R",
            "/PieceInfo 6 0 R /Metadata 7 0 R",
            "",
            "<< /Private (secret) >>",
            SamplePdfs.Stream("/Type /Metadata", "secret")))
            .ShouldBeOfType<CleanOutcome.Cleaned>();

        clean.Bytes.Hold("secret").ShouldBeFalse();
        clean.Bytes.Hold("PieceInfo").ShouldBeFalse();
    }

    [Fact]
    public void A_long_chain_of_references_is_followed_without_breaking_anything()
    {
        string[] chain = [.. Enumerable.Range(7, 20_000).Select(next => $"<< /Next {next} 0 R >>"), "null"];

        PdfCleaner.Clean(SamplePdfs.Made("", "/Resources << /Font << /F1 5 0 R >> /Properties << /P1 6 0 R >> >>", "", chain))
            .ShouldBeOfType<CleanOutcome.Cleaned>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_card_number_in_a_damaged_stream_is_refused_as_the_one_or_the_other(int cutOff)
    {
        var written = SampleFiles.Compressed(Encoding.ASCII.GetBytes($"BT /F1 12 Tf 50 650 Td ({SampleFiles.CardNumber}) Tj ET"));
        written[^1] ^= 1;

        Refusal(SamplePdfs.Made(
            "", "/Contents [4 0 R 6 0 R]", "", SamplePdfs.Stream("/Filter /FlateDecode", Encoding.Latin1.GetString(written[..^cutOff]))))
            .ShouldBeOneOf(FormRefusal.Damaged, FormRefusal.HoldsCardNumber);
    }

    private static string[] Texts(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return [.. document.GetPages().Select(page => page.Text)];
    }

    private static T Cleaned<T>(byte[] file, Func<PdfDocument, T> read)
    {
        using var copy = PdfDocument.Open(PdfCleaner.Clean(file).ShouldBeOfType<CleanOutcome.Cleaned>().Bytes);
        return read(copy);
    }

    private static FormRefusal Refusal(byte[] file) => PdfCleaner.Clean(file).ShouldBeOfType<CleanOutcome.Refused>().Reason;
}
