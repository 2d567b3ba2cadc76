using System.Diagnostics;
using MotoPortal.Pdf;

namespace MotoPortal.Consents.Copy;

/// <summary>A copy on paper.</summary>
internal static class CopyDocument
{
    /// <summary>The media type of what is written.</summary>
    public const string ContentType = "application/pdf";

    /// <summary>The copy as a PDF file.</summary>
    public static byte[] Write(ConsentCopy copy) => PdfWriter.Write(new PdfContent(
        copy.Title,
        copy.Language,
        copy.Merchant,
        $"{copy.Merchant} · {copy.Number}",
        copy.GivenAt,
        [.. copy.Sections.SelectMany(Blocks)]));

    private static IEnumerable<PdfBlock> Blocks(CopySection section)
    {
        if (section.Heading is { } heading)
        {
            yield return new PdfBlock.Heading(heading);
        }

        foreach (var line in section.Lines)
        {
            yield return line switch
            {
                CopyLine.Row row => new PdfBlock.Row(row.Term, row.Text),
                CopyLine.Words words => new PdfBlock.Paragraph(words.Text),
                CopyLine.Small small => new PdfBlock.Small(small.Text),
                _ => throw new UnreachableException(),
            };
        }
    }
}
