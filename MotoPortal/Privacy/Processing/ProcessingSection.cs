using System.Collections.Immutable;

namespace MotoPortal.Privacy.Processing;

/// <summary>A section of the record of processing activities.</summary>
/// <param name="Id">The element id of the section, the same in every language.</param>
/// <param name="Heading">What it is about.</param>
/// <param name="Rows">What it says.</param>
public sealed record ProcessingSection(string Id, string Heading, ImmutableArray<ProcessingRow> Rows);
