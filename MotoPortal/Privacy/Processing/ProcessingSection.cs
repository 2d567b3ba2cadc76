using System.Collections.Immutable;

namespace MotoPortal.Privacy.Processing;

/// <summary>A part of the record of processing activities below one heading.</summary>
/// <param name="Id">The part's name in the page, the same in every language.</param>
/// <param name="Heading">What it is about.</param>
/// <param name="Rows">What it says.</param>
public sealed record ProcessingSection(string Id, string Heading, ImmutableArray<ProcessingRow> Rows);
