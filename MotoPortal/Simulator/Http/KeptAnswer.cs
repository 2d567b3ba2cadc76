namespace MotoPortal.Simulator.Http;

/// <summary>An answer that a key stands for.</summary>
/// <param name="Fingerprint">Of the request that got it.</param>
/// <param name="RequestId">Of the request that got it.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, as it was sent.</param>
internal sealed record KeptAnswer(string Fingerprint, string RequestId, int Status, string Body);
