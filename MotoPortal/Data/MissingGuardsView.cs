using System.Collections.Immutable;

namespace MotoPortal.Data;

/// <summary>Tables that were open to changes for a while.</summary>
/// <param name="At">When that was noticed last, UTC.</param>
/// <param name="Tables">The tables, by name.</param>
internal sealed record MissingGuardsView(DateTimeOffset At, ImmutableArray<string> Tables);
