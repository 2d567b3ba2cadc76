using System.Text;
using MotoPortal.Pdf;
using MotoPortal.Pdf.Shaping;
using MotoPortal.Tests.Support;
using UglyToad.PdfPig;

namespace MotoPortal.Tests.Pdf;

/// <summary>Names in every script: shaped, in their direction, and copied out of the file as they were typed.</summary>
public sealed class ScriptsTests
{
    [Theory]
    [InlineData("محمد بن سعيد")]
    [InlineData("علاء الدين")]
    [InlineData("יעקב כהן")]
    [InlineData("สมชาย ใจดี น้ำ")]
    [InlineData("क्षत्रिय श्री")]
    [InlineData("Հայաստան")]
    [InlineData("საქართველო")]
    public void A_name_is_copied_out_of_the_file_as_it_was_typed(string name)
    {
        var log = new CollectedLog();

        var pdf = Write(DocumentWriter.With(null, log), name);

        PdfText.Read(pdf).Split('\n').Any(line => line.Equals(name, StringComparison.Ordinal)).ShouldBeTrue();
        log.ShouldBeClean();
    }

    [Fact]
    public void Arabic_letters_are_joined_and_a_ligature_is_one_glyph()
    {
        var run = DocumentWriter.OwnShaper.Shape("علاء", isBold: false).Runs.ShouldHaveSingleItem();

        // Four letters, of which lam and alef are one glyph; the first letter stands at the right.
        run.Glyphs.Length.ShouldBe(3);
        run.Clusters[^1].ShouldBe(0u);
        run.IsMissing.ShouldBeFalse();
    }

    [Fact]
    public void A_name_of_the_other_direction_keeps_its_number_when_it_is_isolated_in_a_sentence()
    {
        var shaped = DocumentWriter.OwnShaper.Shape("Given by \u2068محمد 12\u2069, spoken", isBold: false);

        shaped.IsRightToLeft.ShouldBeFalse();
        shaped.Runs.Select(Text).ShouldBe(["Given by ", "12", "محمد ", ", spoken"]);
    }

    [Fact]
    public void A_paragraph_that_begins_at_the_right_stands_at_the_right_margin()
    {
        using var document = PdfDocument.Open(DocumentWriter.OwnFonts.Write(Content(new PdfBlock.Paragraph("שלום לך"))));

        var letters = document.GetPage(1).Letters.Where(letter => letter.Value is "ש" or "ל").ToList();

        letters.ShouldNotBeEmpty();
        letters.Max(letter => letter.BoundingBox.Right).ShouldBe(PdfLayout.PageWidth - PdfLayout.Margin, 2);
    }

    [Theory]
    [InlineData("田中太郎")]
    [InlineData("🌻")]
    public void What_no_font_has_is_a_sign_with_a_mark_in_the_log_and_is_copied_all_the_same(string name)
    {
        var log = new CollectedLog();

        var pdf = Write(DocumentWriter.With(null, log), name);

        PdfText.Read(pdf).ShouldContain(name);
        log.Lines.ShouldHaveSingleItem().Message.ShouldContain("characters that no font has");
        DocumentWriter.OwnShaper.Shape(name, isBold: false).Runs.ShouldAllBe(run => run.IsMissing && run.Width > 0.5);
    }

    [Fact]
    public void That_the_large_fonts_are_missing_is_logged_once()
    {
        var log = new CollectedLog();
        var chain = DocumentWriter.Chain(null, log);

        (chain.HasEastAsian(), chain.HasEmoji(), chain.HasEastAsian()).ShouldBe((false, false, false));

        log.Lines.ShouldHaveSingleItem().Message.ShouldContain("Chinese, Japanese, Korean, emoji");
    }

    [Theory]
    [InlineData("田中太郎 たなか カナ")]
    [InlineData("김철수")]
    [InlineData("🌻 Zoë")]
    public void With_fonts_of_these_scripts_in_a_folder_nothing_is_missing(string name)
    {
        // The signs of these names, cut out of Noto Sans CJK and Noto Color Emoji, which are too large for a repository.
        var folder = Repository.PathOf("MotoPortal.Tests", "Pdf", "Fonts");
        var log = new CollectedLog();

        PdfText.Read(Write(DocumentWriter.With(folder, log), name)).ShouldContain(name);

        DocumentWriter.Chain(folder).HasEastAsian().ShouldBeTrue();
        log.ShouldBeClean();
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public void Many_documents_at_once_are_written_alike()
    {
        // Fonts are native memory, which must stay where it is while the collector moves and frees the rest.
        var expected = PdfText.Read(Write(DocumentWriter.OwnFonts, "محمد सीता สมชาย"));

        Parallel.For(0, 100, _ =>
        {
            PdfText.Read(Write(DocumentWriter.OwnFonts, "محمد सीता สมชาย")).ShouldBe(expected);
            GC.Collect();
        });
    }

    private static string Text(ShapedRun run) => Encoding.UTF8.GetString(run.Text.AsSpan());

    private static byte[] Write(PdfWriter writer, string name) => writer.Write(Content(new PdfBlock.Row("", name)));

    private static PdfContent Content(PdfBlock block) =>
        new("Copy", "en", "Atelier Lumière", "C-1001", DateTimeOffset.UnixEpoch, [block]);
}
