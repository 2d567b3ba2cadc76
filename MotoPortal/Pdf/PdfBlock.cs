namespace MotoPortal.Pdf;

/// <summary>A block of a document. Closed: only the kinds named here exist.</summary>
public abstract record PdfBlock
{
    private PdfBlock()
    {
    }

    /// <summary>A heading, kept on the same page as the next block.</summary>
    public sealed record Heading(string Text) : PdfBlock;

    /// <summary>A paragraph; a line break in it starts a new line.</summary>
    public sealed record Paragraph(string Text) : PdfBlock;

    /// <summary>Small grey text, such as an explanation or a digest.</summary>
    public sealed record Small(string Text) : PdfBlock;

    /// <summary>An address as a QR code, with the address below it.</summary>
    public sealed record Code(string Address) : PdfBlock;

    /// <summary>A term on the left and its value on the right.</summary>
    public sealed record Row(string Term, string Text) : PdfBlock;
}
