namespace MotoPortal.Audit.Reports;

/// <summary>A stretch of time during which a clock keeps its distance to UTC.</summary>
/// <param name="From">The first moment, UTC.</param>
/// <param name="Until">The moment after the last, UTC.</param>
/// <param name="OffsetSeconds">What the clock is ahead of UTC, in seconds.</param>
public sealed record OffsetStretch(DateTimeOffset From, DateTimeOffset Until, int OffsetSeconds);
