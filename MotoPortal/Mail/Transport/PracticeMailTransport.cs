using MimeKit;
using MotoPortal.Mail.Messages;

namespace MotoPortal.Mail.Transport;

/// <summary>The transport of practice mode: mails stay in the outbox, where they can be read.</summary>
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
