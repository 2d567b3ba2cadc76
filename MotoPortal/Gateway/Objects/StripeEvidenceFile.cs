namespace MotoPortal.Gateway.Objects;

/// <summary>A file in the evidence of a dispute.</summary>
/// <param name="Field">Where it stands.</param>
/// <param name="File">The file.</param>
public sealed record StripeEvidenceFile(EvidenceFileField Field, StripeFile File);
