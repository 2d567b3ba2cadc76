using MimeKit;
using MotoPortal.Mail.Messages;

namespace MotoPortal.Mail.Transport;

/// <summary>The transport when no mail server is configured outside practice mode: mails wait.</summary>
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
