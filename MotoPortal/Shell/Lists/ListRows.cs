using System.Collections.Immutable;

namespace MotoPortal.Shell.Lists;

/// <summary>The rows on one page of a list.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">The number of rows on all pages.</param>
public sealed record ListRows<TRow>(ImmutableArray<TRow> Rows, int Total);
