using MotoPortal.Gateway.Objects;

namespace MotoPortal.Audit.Answers;

/// <summary>A file of the portal's that can become evidence.</summary>
/// <param name="Field">Where it would stand at Stripe.</param>
/// <param name="Name">Its name, which the bank sees.</param>
/// <param name="Kind">The end of its name, such as <c>pdf</c>.</param>
/// <param name="Bytes">Its size, in bytes.</param>
public sealed record OfferedFile(EvidenceFileField Field, string Name, string Kind, long Bytes);
