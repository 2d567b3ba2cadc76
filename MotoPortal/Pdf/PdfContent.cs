using System.Collections.Immutable;

namespace MotoPortal.Pdf;

/// <summary>A document to be put on paper, from top to bottom.</summary>
/// <param name="Title">The document's title; it stands at the top and in the file's own description.</param>
/// <param name="Language">The language of its words as a BCP 47 tag, such as <c>fr</c>; screen readers need it.</param>
/// <param name="Author">Who it comes from.</param>
/// <param name="Footer">A line at the foot of each page beside its number, such as the number of a record.</param>
/// <param name="CreatedAt">When its content came about.</param>
/// <param name="Blocks">What stands below the title.</param>
public sealed record PdfContent(
    string Title, string Language, string Author, string Footer, DateTimeOffset CreatedAt, ImmutableArray<PdfBlock> Blocks);
