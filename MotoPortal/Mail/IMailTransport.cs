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

/// <summary>Practice: the mail stays where it is and can be read there; nothing leaves the portal.</summary>
internal sealed class PracticeMailTransport : IMailTransport
{
    /// <inheritdoc/>
    public bool IsReady => true;

    /// <inheritdoc/>
    public bool LeavesThePortal => false;

    /// <inheritdoc/>
    public MailboxAddress From { get; } = new("MotoPortal", "portal@practice.invalid");

    /// <inheritdoc/>
    public Task<MailProblem?> SendAsync(MimeMessage message, CancellationToken cancellationToken) => Task.FromResult<MailProblem?>(null);
}

/// <summary>No mail server is set although customers are real: mails wait until one is.</summary>
internal sealed class NoMailTransport : IMailTransport
{
    /// <inheritdoc/>
    public bool IsReady => false;

    /// <inheritdoc/>
    public bool LeavesThePortal => true;

    /// <inheritdoc/>
    public MailboxAddress From { get; } = new("MotoPortal", "portal@unset.invalid");

    /// <inheritdoc/>
    public Task<MailProblem?> SendAsync(MimeMessage message, CancellationToken cancellationToken) => Task.FromResult<MailProblem?>(MailProblem.NotReachable);
}
