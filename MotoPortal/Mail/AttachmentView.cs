namespace MotoPortal.Mail;

/// <summary>A file that goes with a mail.</summary>
/// <param name="Position">Its place, from 0.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Size">How large it is, in bytes.</param>
public sealed record AttachmentView(int Position, string Name, int Size);
