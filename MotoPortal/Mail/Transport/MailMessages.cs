using MimeKit;
using MotoPortal.Mail.Messages;

namespace MotoPortal.Mail.Transport;

/// <summary>Converts a stored mail to a MIME message.</summary>
internal static class MailMessages
{
    /// <summary>The Message-Id: the same for each try, so that a mail sent twice is recognized.</summary>
    public static string MessageIdOf(OutgoingMail mail, MailboxAddress from) => $"{mail.Id}@{from.Domain}";

    /// <summary>The message; null when the stored address is invalid.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="content">What it says and carries.</param>
    /// <param name="from">The sender.</param>
    public static MimeMessage? TryMake(OutgoingMail mail, MailBody content, MailboxAddress from)
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

        // RFC 3834: suppresses automatic replies.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var body = new BodyBuilder { TextBody = content.Text };
        foreach (var attachment in content.Attachments)
        {
            body.Attachments.Add(attachment.Name, attachment.Bytes, ContentType.Parse(attachment.ContentType));
        }

        message.Body = body.ToMessageBody();
        message.Body.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        return message;
    }
}
