namespace MotoPortal.Simulator.Http;

/// <summary>Who asked: what an event tells about the request behind it.</summary>
internal sealed record RequestOrigin(string RequestId, string? IdempotencyKey);
