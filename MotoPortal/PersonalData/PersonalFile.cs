namespace MotoPortal.PersonalData;

/// <summary>A file of a customer's export.</summary>
/// <param name="Path">The path in the archive, with slashes.</param>
/// <param name="Bytes">The content.</param>
internal sealed record PersonalFile(string Path, byte[] Bytes);
