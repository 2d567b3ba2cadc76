using System.Diagnostics;
using MotoPortal.Pdf;

namespace MotoPortal.Consents.Copy;

/// <summary>A copy on paper.</summary>
internal static class CopyPaper
{
    /// <summary>The media type of what is written.</summary>
    public const string ContentType = "application/pdf";

    /// <summary>The copy as a PDF file.</summary>
    public static byte[] Write(ConsentCopy copy) => PdfWriter.Write(new PaperDocument(
        copy.Title,
        copy.Language,
        copy.Merchant,
        $"{copy.Merchant} · {copy.Number}",
        copy.GivenAt,
        [.. copy.Sections.SelectMany(Blocks)]));

    private static IEnumerable<PaperBlock> Blocks(CopySection section)
    {
        if (section.Heading is { } heading)
        {
            yield return new PaperBlock.Heading(heading);
        }

        foreach (var line in section.Lines)
        {
            yield return line switch
            {
                CopyLine.Row row => new PaperBlock.Row(row.Term, row.Text),
                CopyLine.Words words => new PaperBlock.Paragraph(words.Text),
                CopyLine.Small small => new PaperBlock.Small(small.Text),
                _ => throw new UnreachableException(),
            };
        }
    }
}
