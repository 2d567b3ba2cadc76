using MimeKit;

namespace MotoPortal.Mail;

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
