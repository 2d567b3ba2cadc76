namespace MotoPortal.Audit.Dispute;

/// <summary>A finished pack.</summary>
/// <param name="FileName">The file name.</param>
/// <param name="Content">The ZIP file.</param>
internal sealed record PackedFile(string FileName, byte[] Content);
