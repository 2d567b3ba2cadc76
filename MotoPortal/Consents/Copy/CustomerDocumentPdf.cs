using System.Diagnostics;
using MotoPortal.Pdf;

namespace MotoPortal.Consents.Copy;

/// <summary>Writes a customer's document as a PDF file.</summary>
internal sealed class CustomerDocumentPdf(PdfWriter writer)
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/pdf";

    /// <summary>Writes the PDF file.</summary>
    public byte[] Write(CustomerDocument document) => writer.Write(new PdfContent(
        document.Title,
        document.Language,
        document.Merchant,
        $"{document.Merchant} · {document.Number}",
        document.DatedAt,
        [.. document.Sections.SelectMany(Blocks)]));

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
                CopyLine.Sentence words => new PdfBlock.Paragraph(words.Text),
                CopyLine.Code code => new PdfBlock.Code(code.Address),
                CopyLine.Small small => new PdfBlock.Small(small.Text),
                _ => throw new UnreachableException(),
            };
        }
    }
}
