namespace MotoPortal.Simulator.Http;

/// <summary>A file in the body of a request.</summary>
/// <param name="Name">The name that the sender gives it; null for none.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record UploadedFile(string? Name, byte[] Content);
