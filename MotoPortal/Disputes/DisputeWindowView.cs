namespace MotoPortal.Disputes;

/// <summary>A charge that can still be disputed.</summary>
/// <param name="ChargeNumber">Its number, such as <c>P-1043</c>.</param>
/// <param name="Until">When that time ends, UTC.</param>
internal sealed record DisputeWindowView(string ChargeNumber, DateTimeOffset Until);
