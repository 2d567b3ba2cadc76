namespace MotoPortal.Audit.Dispute;

/// <summary>A file of a pack.</summary>
/// <param name="Kind">The kind of the file.</param>
/// <param name="Name">The file name; never text that a person typed.</param>
/// <param name="Content">The content.</param>
internal sealed record PackPart(PackPartKind Kind, string Name, byte[] Content);
