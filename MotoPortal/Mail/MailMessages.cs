using MimeKit;

namespace MotoPortal.Mail;

/// <summary>Makes of a kept mail the message that goes over the wire.</summary>
internal static class MailMessages
{
    /// <summary>The mail's own id in the world of mail: the same at each try, so that a mail sent twice is recognised.</summary>
    public static string MessageIdOf(OutgoingMail mail, MailboxAddress from) => $"{mail.Id}@{from.Domain}";

    /// <summary>The message; null when the address on record is none.</summary>
    public static MimeMessage? TryMake(OutgoingMail mail, MailboxAddress from)
    {
        if (!MailboxAddress.TryParse(mail.To, out var to) || !to.Address.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = mail.CreatedAt,
            MessageId = MessageIdOf(mail, from),
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", to.Address));

        // RFC 3834: answering machines keep quiet.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var body = new BodyBuilder { TextBody = mail.Text };
        foreach (var attachment in mail.Attachments.OrderBy(attachment => attachment.Position))
        {
            body.Attachments.Add(attachment.Name, attachment.Bytes, ContentType.Parse(attachment.ContentType));
        }

        message.Body = body.ToMessageBody();
        message.Body.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        return message;
    }
}
