using System.Collections.Immutable;

namespace MotoPortal.Consents.Copy;

/// <summary>A section of a copy.</summary>
/// <param name="Heading">The heading; null for none.</param>
/// <param name="Lines">The section's lines.</param>
public sealed record CopySection(string? Heading, ImmutableArray<CopyLine> Lines);
