namespace MotoPortal.Mail.Messages;

/// <summary>An attachment.</summary>
/// <param name="Name">The file name with extension, without a folder.</param>
/// <param name="ContentType">The media type, such as <c>application/pdf</c>.</param>
/// <param name="Bytes">The content.</param>
internal sealed record MailAttachment(string Name, string ContentType, byte[] Bytes);
