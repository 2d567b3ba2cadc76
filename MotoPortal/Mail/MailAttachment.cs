namespace MotoPortal.Mail;

/// <summary>A file that goes with an e-mail.</summary>
/// <param name="Name">The file's name with its ending, without a folder.</param>
/// <param name="ContentType">Its media type, such as <c>application/pdf</c>.</param>
/// <param name="Bytes">The file itself.</param>
internal sealed record MailAttachment(string Name, string ContentType, byte[] Bytes);
