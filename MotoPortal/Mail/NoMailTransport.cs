using MimeKit;

namespace MotoPortal.Mail;

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
    public Task<MailProblem?> SendAsync(MimeMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<MailProblem?>(MailProblem.NotReachable);
}
