namespace MotoPortal.Gateway.Objects;

/// <summary>A file that becomes evidence.</summary>
/// <param name="Name">Its name, which the bank sees.</param>
/// <param name="ContentType">Its media type: PDF, PNG or JPEG.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record NewEvidenceFile(string Name, string ContentType, byte[] Content);
