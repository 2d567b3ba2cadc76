namespace MotoPortal.Consents.Copy;

/// <summary>A line of a copy. Closed: only the kinds named here exist.</summary>
public abstract record CopyLine
{
    private CopyLine()
    {
    }

    /// <summary>A term and its value; a line break in the value starts a new line.</summary>
    public sealed record Row(string Term, string Text) : CopyLine;

    /// <summary>One or more sentences.</summary>
    public sealed record Sentence(string Text) : CopyLine;

    /// <summary>An address, shown as a code for a camera as well.</summary>
    /// <param name="Address">The whole address.</param>
    /// <param name="Name">What the code is, for those who do not see it.</param>
    public sealed record Code(string Address, string Name) : CopyLine;

    /// <summary>Small print.</summary>
    public sealed record Small(string Text) : CopyLine;
}
