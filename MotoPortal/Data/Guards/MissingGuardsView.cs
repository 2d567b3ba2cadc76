using System.Collections.Immutable;

namespace MotoPortal.Data.Guards;

/// <summary>Tables that could be changed for some time, because their triggers were missing.</summary>
/// <param name="At">When that was last found, UTC.</param>
/// <param name="Tables">The tables, ordered by name.</param>
internal sealed record MissingGuardsView(DateTimeOffset At, ImmutableArray<string> Tables);
