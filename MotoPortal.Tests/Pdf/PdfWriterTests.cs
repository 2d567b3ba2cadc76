using System.Text;
using MotoPortal.Pdf;
using MotoPortal.Tests.Support;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace MotoPortal.Tests.Pdf;

/// <summary>PDF files are read back by PdfPig's reader, as another program would.</summary>
public sealed class PdfWriterTests
{
    // Whole fonts would be 240,000.
    private const int LargestBytes = 60_000;

    [Theory]
    [InlineData("Zoë Ångström, Łukasz, Đặng, Șerban, İpek")]
    [InlineData("Ζωή Παπαδοπούλου, ᾿Αθῆναι")]
    [InlineData("Жанна Иванова, Ђорђе, Қазақ")]
    [InlineData("Débit\u202f: 1\u202f234,50\u00a0€, « ici »… l’œuvre ½ № ™ — –")]
    public void Words_come_back_letter_by_letter(string text) =>
        PdfText.Read(Write(new PdfBlock.Paragraph(text))).ShouldContain(text.Normalize(NormalizationForm.FormC));

    [Fact]
    public void Letters_that_were_taken_apart_are_put_together() =>
        PdfText.Read(Write(new PdfBlock.Paragraph("Zoe\u0308"))).ShouldContain("Zo\u00eb");

    [Fact]
    public void Control_characters_become_spaces_and_half_a_character_is_seen_to_be_broken() =>
        PdfText.Read(Write(new PdfBlock.Paragraph("a\tb\u0000c \ud800"))).ShouldContain("a b c \ufffd");

    [Fact]
    public void Headings_rows_and_small_words_stand_in_order_and_each_page_says_which_it_is()
    {
        var pdf = Write(
            new PdfBlock.Heading("What was agreed"),
            new PdfBlock.Row("Amount", "Up to €80.00 each"),
            new PdfBlock.Paragraph("First line\nsecond line"),
            new PdfBlock.Small("A small word"));

        PdfText.Read(pdf).ShouldBe(
            "Copy of your consent\nWhat was agreed\nAmountUp to €80.00 each\nFirst line\nsecond line\nA small word\nC-10011 / 1\n");
    }

    [Fact]
    public void Long_texts_run_over_pages_within_the_margins_and_lose_nothing()
    {
        var words = Enumerable.Range(0, 4000).Select(number => $"word{number}").ToArray();

        var pdf = Write(new PdfBlock.Paragraph(string.Join(' ', words)), new PdfBlock.Paragraph(new string('a', 400)));

        using var document = PdfDocument.Open(pdf);
        document.NumberOfPages.ShouldBeGreaterThan(3);
        document.GetPages().SelectMany(page => page.Letters).ShouldAllBe(letter =>
            letter.BoundingBox.Left >= PdfLayout.Margin - 2 && letter.BoundingBox.Right <= PdfLayout.PageWidth - PdfLayout.Margin + 2);
        PdfText.ReadRunning(pdf).Split(' ').Intersect(words, StringComparer.Ordinal).Count().ShouldBe(words.Length);
        PdfText.Read(pdf).ShouldContain($"{document.NumberOfPages} / {document.NumberOfPages}");
    }

    [Fact]
    public void No_break_spaces_hold_words_together()
    {
        var style = new PdfStyle(10, 15);
        var breaks = new LineBreaks(DocumentWriter.OwnShaper);
        var width = DocumentWriter.OwnShaper.Shape("aaa bbb\u00a0c", isBold: false).Width * style.Size;

        breaks.Break("aaa bbb\u00a0ccc\u202fddd", style, width)
            .Select(line => Encoding.UTF8.GetString(line.Runs[0].Text.AsSpan()))
            .First().ShouldBe("aaa");
    }

    [Fact]
    public void The_same_document_is_the_same_bytes_and_another_has_another_id()
    {
        var first = Write(new PdfBlock.Paragraph("The same"));

        Write(new PdfBlock.Paragraph("The same")).ShouldBe(first);
        string.Equals(IdOf(Write(new PdfBlock.Paragraph("Another"))), IdOf(first), StringComparison.Ordinal).ShouldBeFalse();

        static string IdOf(byte[] pdf) => Encoding.Latin1.GetString(pdf).Split("/ID [<")[^1][..32];
    }

    [Fact]
    public void The_file_says_what_it_is_and_in_which_language_and_is_small()
    {
        var pdf = Write(new PdfBlock.Paragraph("Hello"));

        using var document = PdfDocument.Open(pdf);
        document.Information.Title.ShouldBe("Copy of your consent");
        document.Information.Author.ShouldBe("Atelier Lumière");
        document.Structure.Catalog.CatalogDictionary.Data["Lang"].ShouldBeOfType<StringToken>().Data.ShouldBe("fr");
        Encoding.Latin1.GetString(pdf).ShouldStartWith("%PDF-1.4");
        pdf.Length.ShouldBeLessThan(LargestBytes);
    }

    private static byte[] Write(params PdfBlock[] blocks) =>
        DocumentWriter.OwnFonts.Write(new PdfContent(
            "Copy of your consent",
            "fr",
            "Atelier Lumière",
            "C-1001",
            new DateTimeOffset(2026, 11, 23, 14, 2, 0, TimeSpan.Zero),
            [.. blocks]));
}
