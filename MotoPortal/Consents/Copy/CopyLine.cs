namespace MotoPortal.Consents.Copy;

/// <summary>One line of a copy. Closed: only the kinds named here exist.</summary>
public abstract record CopyLine
{
    private CopyLine()
    {
    }

    /// <summary>What something is called, and what it is; a line break in it starts a new line.</summary>
    public sealed record Row(string Term, string Text) : CopyLine;

    /// <summary>A sentence or more.</summary>
    public sealed record Sentence(string Text) : CopyLine;

    /// <summary>Something that only whoever looks closely reads.</summary>
    public sealed record Small(string Text) : CopyLine;
}
