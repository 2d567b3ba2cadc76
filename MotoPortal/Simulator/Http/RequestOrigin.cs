namespace MotoPortal.Simulator.Http;

/// <summary>The request behind an event.</summary>
internal sealed record RequestOrigin(string RequestId, string? IdempotencyKey);
