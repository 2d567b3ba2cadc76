namespace MotoPortal.Consents.Copy;

/// <summary>A receipt as a file.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Json">Its content, canonical JSON.</param>
internal sealed record WrittenReceipt(string Name, string Json);
