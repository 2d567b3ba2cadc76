namespace MotoPortal.Privacy;

/// <summary>A customer's export as an archive. Its file name contains the customer's id and not the name.</summary>
internal sealed record PersonArchive(string FileName, byte[] Bytes);
