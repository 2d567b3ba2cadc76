namespace MotoPortal.Privacy;

/// <summary>An archive to be downloaded. Its name holds the customer's id, never the name.</summary>
internal sealed record PersonArchive(string FileName, byte[] Bytes);
