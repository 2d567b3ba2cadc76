using System.Diagnostics;
using MotoPortal.Consents.Copy;
using MotoPortal.Pdf;

namespace MotoPortal.Receipts;

/// <summary>A receipt on paper.</summary>
internal static class ReceiptDocument
{
    /// <summary>The media type of what is written.</summary>
    public const string ContentType = "application/pdf";

    /// <summary>The receipt as a PDF file.</summary>
    public static byte[] Write(ChargeReceipt receipt) => PdfWriter.Write(new PdfContent(
        receipt.Title,
        receipt.Language,
        receipt.Merchant,
        $"{receipt.Merchant} · {receipt.Number}",
        receipt.ChargedAt,
        [.. receipt.Sections.SelectMany(Blocks)]));

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
