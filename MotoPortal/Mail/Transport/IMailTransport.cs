using MimeKit;
using MotoPortal.Mail.Messages;

namespace MotoPortal.Mail.Transport;

/// <summary>A transport for mails. One of three, chosen by the settings: a mail server, the practice outbox, or none.</summary>
internal interface IMailTransport
{
    /// <summary>Whether mails can be sent; otherwise they wait unchanged.</summary>
    bool IsReady { get; }

    /// <summary>Whether sent mails leave the portal.</summary>
    bool LeavesThePortal { get; }

    /// <summary>The sender of every mail.</summary>
    MailboxAddress From { get; }

    /// <summary>Sends a mail; null when it was accepted, otherwise the problem.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="cancellationToken">Cancels the connection, unless the mail itself is already being transmitted.</param>
    Task<MailProblem?> SendAsync(MimeMessage message, CancellationToken cancellationToken);
}
