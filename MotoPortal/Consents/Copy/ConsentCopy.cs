using System.Collections.Immutable;

namespace MotoPortal.Consents.Copy;

/// <summary>
/// The customer's copy of a consent: what it says, in the language of the consent, before it is put on paper, on a page or into an
/// e-mail. All three say the same because they are made of this.
/// </summary>
/// <param name="Language">The language of its words, as a BCP 47 tag.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">The consent's number, such as <c>C-1043</c>.</param>
/// <param name="Merchant">The store's name.</param>
/// <param name="GivenAt">When the consent was given, UTC.</param>
/// <param name="Sections">What it says, in order; the first has no heading.</param>
public sealed record ConsentCopy(string Language, string Title, string Number, string Merchant, DateTimeOffset GivenAt, ImmutableArray<CopySection> Sections);

/// <summary>A part of a copy below one heading.</summary>
/// <param name="Heading">The heading; null for none.</param>
/// <param name="Lines">What stands below it.</param>
public sealed record CopySection(string? Heading, ImmutableArray<CopyLine> Lines);

/// <summary>One line of a copy. Closed: only the kinds named here exist.</summary>
public abstract record CopyLine
{
    private CopyLine()
    {
    }

    /// <summary>What something is called, and what it is; a line break in it starts a new line.</summary>
    public sealed record Row(string Term, string Text) : CopyLine;

    /// <summary>A sentence or more.</summary>
    public sealed record Words(string Text) : CopyLine;

    /// <summary>Something that only whoever looks closely reads.</summary>
    public sealed record Small(string Text) : CopyLine;
}
