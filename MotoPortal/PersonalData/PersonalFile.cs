namespace MotoPortal.PersonalData;

/// <summary>A file in the archive that a customer gets.</summary>
/// <param name="Path">Its path in the archive, with slashes.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record PersonalFile(string Path, byte[] Bytes);
