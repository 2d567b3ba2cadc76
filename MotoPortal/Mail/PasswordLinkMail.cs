using System.Globalization;
using MimeKit;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Transport;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>
/// Sends links for new passwords. They are sent directly and not through the outbox, whose mails are stored and can be read: a stored link
/// would give access to the account. A link that cannot be sent has to be requested again.
/// </summary>
internal sealed class PasswordLinkMail(IMailTransport transport) : IPasswordLinkMail
{
    /// <inheritdoc/>
    public bool IsReady => transport is { IsReady: true, LeavesThePortal: true };

    /// <inheritdoc/>
    public async Task<bool> SendAsync(string email, string language, string link, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (!MailboxAddress.TryParse(email, out var to))
        {
            return false;
        }

        var culture = CultureInfo.GetCultureInfo(language);
        using var message = new MimeMessage { Subject = Text(nameof(MailTexts.PasswordLinkSubject), culture) };
        message.From.Add(transport.From);
        message.To.Add(new MailboxAddress("", to.Address));

        // RFC 3834: suppresses automatic replies.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var words = string.Format(
            culture, Text(nameof(MailTexts.PasswordLinkText), culture), link, DayText.BriefMoment(until.ToUniversalTime(), culture));
        message.Body = new TextPart("plain") { Text = words };
        message.Body.Headers.Add(HeaderId.ContentLanguage, language);
        return await transport.SendAsync(message, cancellationToken) is null;
    }

    private static string Text(string key, CultureInfo culture) => MailTexts.ResourceManager.GetString(key, culture)!;
}
