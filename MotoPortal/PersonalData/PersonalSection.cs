using System.Collections.Immutable;
using MotoPortal.Pdf;

namespace MotoPortal.PersonalData;

/// <summary>One kind of data in a customer's file.</summary>
/// <param name="Name">What it is called in <c>data.json</c>.</param>
/// <param name="Value">The data as they are written there.</param>
/// <param name="Count">How many records these are.</param>
internal sealed record PersonalSection(string Name, object Value, int Count)
{
    /// <summary>The same for reading; empty for what is in <c>data.json</c> only.</summary>
    public ImmutableArray<PdfBlock> Blocks { get; init; } = [];

    /// <summary>Where <see cref="Blocks"/> stand in the document.</summary>
    public PersonalChapter Chapter { get; init; }

    /// <summary>Files that go with it.</summary>
    public ImmutableArray<PersonalFile> Files { get; init; } = [];
}
