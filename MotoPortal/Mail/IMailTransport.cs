using MimeKit;

namespace MotoPortal.Mail;

/// <summary>A way in which mails go out. One of three, chosen by the settings: a mail server, the practice outbox, or none yet.</summary>
internal interface IMailTransport
{
    /// <summary>Whether anything can go out this way; while not, mails wait untouched.</summary>
    bool IsReady { get; }

    /// <summary>Whether what went out this way has left the portal.</summary>
    bool LeavesThePortal { get; }

    /// <summary>The sender of every mail.</summary>
    MailboxAddress From { get; }

    /// <summary>Hands a mail over; null when it was taken, else why not.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="cancellationToken">Gives up the conversation as long as the mail itself is not on its way.</param>
    Task<MailProblem?> SendAsync(MimeMessage message, CancellationToken cancellationToken);
}
