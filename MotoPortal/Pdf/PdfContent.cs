using System.Collections.Immutable;

namespace MotoPortal.Pdf;

/// <summary>The content of a PDF document.</summary>
/// <param name="Title">The title, at the top and in the file's metadata.</param>
/// <param name="Language">The language as a BCP 47 tag, such as <c>fr</c>, for screen readers.</param>
/// <param name="Author">The author.</param>
/// <param name="Footer">A line at the foot of each page beside the page number, such as a record's number.</param>
/// <param name="CreatedAt">When its content was created.</param>
/// <param name="Blocks">The blocks below the title.</param>
public sealed record PdfContent(
    string Title, string Language, string Author, string Footer, DateTimeOffset CreatedAt, ImmutableArray<PdfBlock> Blocks);
