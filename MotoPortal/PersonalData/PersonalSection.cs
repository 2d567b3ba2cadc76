using System.Collections.Immutable;
using MotoPortal.Pdf;

namespace MotoPortal.PersonalData;

/// <summary>One kind of data in a customer's export.</summary>
/// <param name="Name">The property name in <c>data.json</c>.</param>
/// <param name="Value">The data, to be serialized.</param>
/// <param name="Count">The number of records.</param>
internal sealed record PersonalSection(string Name, object Value, int Count)
{
    /// <summary>The same data for the readable document; empty for what is in <c>data.json</c> only.</summary>
    public ImmutableArray<PdfBlock> Blocks { get; init; } = [];

    /// <summary>The chapter of <see cref="Blocks"/>.</summary>
    public PersonalChapter Chapter { get; init; }

    /// <summary>Files to add to the archive.</summary>
    public ImmutableArray<PersonalFile> Files { get; init; } = [];
}
