using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MotoPortal.Mail.Messages;

namespace MotoPortal.Mail.Transport;

/// <summary>Sends mails to the configured mail server, with one connection per mail, because they are few.</summary>
internal sealed class SmtpMailTransport(IOptions<MailOptions> options) : IMailTransport
{
    // All together shorter than MailSchedule.Claim.
    private static readonly TimeSpan LongestGreeting = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestHandover = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public bool IsReady => true;

    /// <inheritdoc/>
    public bool LeavesThePortal => true;

    /// <inheritdoc/>
    public MailboxAddress From => new(options.Value.FromName, options.Value.From ?? "");

    /// <inheritdoc/>
    public async Task<MailProblem?> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var smtp = new SmtpClient();
        try
        {
            using (var greeting = Limit(LongestGreeting, cancellationToken))
            {
                await smtp.ConnectAsync(options.Value.Host ?? "", options.Value.PortOrUsual, SocketOptions(), greeting.Token);
                if (!string.IsNullOrEmpty(options.Value.User))
                {
                    await smtp.AuthenticateAsync(options.Value.User, options.Value.Password ?? "", greeting.Token);
                }
            }

            // From here on the customer may get the mail, so the server's answer is awaited even if the portal is stopping.
            using var handover = Limit(LongestHandover, CancellationToken.None);
            await smtp.SendAsync(message, handover.Token);
        }
        catch (Exception exception) when (ProblemOf(exception) is { } problem && !cancellationToken.IsCancellationRequested)
        {
            return problem;
        }

        await LeaveAsync(smtp);
        return null;
    }

    private SecureSocketOptions SocketOptions() => options.Value.SecurityOrNull switch
    {
        MailSecurity.Auto => SecureSocketOptions.Auto,
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    // Uses the machine's clock and not TimeProvider, because socket timeouts are real time.
    private static CancellationTokenSource Limit(TimeSpan longest, CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        return limit;
    }

    /// <summary>The problem behind an exception of the mail library; null for a bug.</summary>
    private static MailProblem? ProblemOf(Exception exception) => exception switch
    {
        // RFC 5321 section 4.2.1: 5yz is permanent, 4yz is transient.
        SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } => MailProblem.AskedToWait,
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => MailProblem.RecipientRefused,
        SmtpCommandException { ErrorCode: SmtpErrorCode.MessageNotAccepted } => MailProblem.MessageRefused,
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } => MailProblem.SenderRefused,
        SmtpCommandException => MailProblem.AskedToWait,
        AuthenticationException => MailProblem.SignInRefused,
        SslHandshakeException or System.Security.Authentication.AuthenticationException or NotSupportedException => MailProblem.NotSecure,
        ProtocolException or ServiceNotConnectedException or IOException or SocketException
            or OperationCanceledException or TimeoutException => MailProblem.NotReachable,
        _ => null,
    };

    // The server has accepted the mail, so errors while closing the connection are ignored.
    private static async Task LeaveAsync(SmtpClient smtp)
    {
        try
        {
            await smtp.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception exception) when (ProblemOf(exception) is not null)
        {
            // The server closed the connection first.
        }
    }
}
