using System.Collections.Immutable;

namespace MotoPortal.Audit.Exports;

/// <summary>A list with what is written of each row.</summary>
/// <param name="Rows">The rows, some at a time.</param>
/// <param name="Columns">The columns for people.</param>
/// <param name="Json">The object for programs, with codes instead of words and times in UTC.</param>
internal sealed record ExportedList<TRow>(
    IAsyncEnumerable<IReadOnlyList<TRow>> Rows, ImmutableArray<ExportColumn<TRow>> Columns, Func<TRow, object> Json)
{
    /// <summary>The time zone of the times; null for that of the person's browser.</summary>
    public string? Zone { get; init; }

    /// <summary>The number of all rows; null when it is not known.</summary>
    public long? Total { get; init; }
}
