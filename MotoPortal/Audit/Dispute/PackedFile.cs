namespace MotoPortal.Audit.Dispute;

/// <summary>A pack that is ready to be handed out.</summary>
/// <param name="FileName">What it is called.</param>
/// <param name="Content">The ZIP file.</param>
internal sealed record PackedFile(string FileName, byte[] Content);
