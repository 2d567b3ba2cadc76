namespace MotoPortal.Pdf;

/// <summary>One piece of a document. Closed: only the kinds named here exist.</summary>
public abstract record PdfBlock
{
    private PdfBlock()
    {
    }

    /// <summary>A heading; what follows it stays on its page.</summary>
    public sealed record Heading(string Text) : PdfBlock;

    /// <summary>Ordinary words; a line break in them starts a new line.</summary>
    public sealed record Paragraph(string Text) : PdfBlock;

    /// <summary>Small grey words, such as an explanation or a digest.</summary>
    public sealed record Small(string Text) : PdfBlock;

    /// <summary>What something is called on the left, and what it is on the right.</summary>
    public sealed record Row(string Term, string Text) : PdfBlock;
}
