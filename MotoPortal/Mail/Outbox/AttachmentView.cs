namespace MotoPortal.Mail.Outbox;

/// <summary>An attachment of a mail.</summary>
/// <param name="Position">Its position, from 0.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record AttachmentView(int Position, string Name, int Size);
