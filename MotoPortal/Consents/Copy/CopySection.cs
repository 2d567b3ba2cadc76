using System.Collections.Immutable;

namespace MotoPortal.Consents.Copy;

/// <summary>A part of a copy below one heading.</summary>
/// <param name="Heading">The heading; null for none.</param>
/// <param name="Lines">What stands below it.</param>
public sealed record CopySection(string? Heading, ImmutableArray<CopyLine> Lines);
