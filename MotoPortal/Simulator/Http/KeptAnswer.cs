namespace MotoPortal.Simulator.Http;

/// <summary>A stored answer.</summary>
/// <param name="Fingerprint">The hash of its request.</param>
/// <param name="RequestId">The id of its request.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body as sent.</param>
internal sealed record KeptAnswer(string Fingerprint, string RequestId, int Status, string Body);
