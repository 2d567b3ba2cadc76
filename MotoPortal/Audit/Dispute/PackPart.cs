namespace MotoPortal.Audit.Dispute;

/// <summary>A file of a pack.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called: never what somebody typed.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record PackPart(PackPartKind Kind, string Name, byte[] Content);
