using Microsoft.EntityFrameworkCore;
using MimeKit;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Mail.Transport;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>Sends a mail that a node has claimed, and records the mail server's answer.</summary>
internal sealed partial class MailDelivery(
    Atomic atomic,
    IMailTransport transport,
    MailProtection secrets,
    IEnumerable<IMailFollower> followers,
    LedgerWriter ledger,
    TimeProvider time,
    ILogger<MailDelivery> log)
{
    /// <summary>Sends a mail.</summary>
    /// <param name="mail">The mail as claimed, with its attachments.</param>
    /// <param name="cancellationToken">Cancels the try, until the mail is handed to the mail server.</param>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        await RecordAsync(mail, await TryAsync(mail, cancellationToken));
    }

    private async Task<MailProblem?> TryAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (ContentOf(mail) is not { } content)
        {
            return MailProblem.KeyLost;
        }

        return MailMessages.TryMake(mail, content, transport.From) is { } message
            ? await HandOverAsync(message, cancellationToken)
            : MailProblem.NoAddress;
    }

    private MailBody? ContentOf(OutgoingMail mail) => mail.ProtectedContent is { } stored
        ? secrets.Unprotect(mail.Id, stored)
        : new MailBody(
            mail.Text,
            [
                .. mail.Attachments.OrderBy(attachment => attachment.Position)
                    .Select(attachment => new MailAttachment(attachment.Name, attachment.ContentType, attachment.Bytes)),
            ]);

    private async Task<MailProblem?> HandOverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            return await transport.SendAsync(message, cancellationToken);
        }
    }

    // The mail server's answer is recorded even if the portal is stopping.
    private Task RecordAsync(OutgoingMail claimed, MailProblem? problem) =>
        atomic.RunAsync(
            async scope =>
            {
                var mail = await scope.Db.Set<OutgoingMail>().SingleOrDefaultAsync(mail => mail.Id == claimed.Id, CancellationToken.None);
                if (mail is not { State: MailState.Waiting } || mail.Tries != claimed.Tries)
                {
                    // The mail was erased meanwhile, or the claim has expired and another node has the mail.
                    return;
                }

                Note(scope, mail, problem);
                if (mail.State is MailState.Sent or MailState.GaveUp)
                {
                    foreach (var follower in followers)
                    {
                        await follower.FollowAsync(scope, mail, CancellationToken.None);
                    }
                }

                MailOutbox.Ring(scope, mail.ConsentId);
            },
            CancellationToken.None);

    private void Note(AtomicScope scope, OutgoingMail mail, MailProblem? problem)
    {
        var now = time.GetUtcNow();
        var subjects = new LedgerSubjects(Consent: mail.ConsentId, Customer: mail.CustomerId);
        if (problem is not { } failed)
        {
            mail.Sent(now, keptInPractice: !transport.LeavesThePortal);
            ledger.Append(scope, "mail.sent", Actor.Portal, subjects, new MailEntries.Sent(
                mail.Id.Value, mail.Kind
                    .ToString(), mail.To, MailMessages.MessageIdOf(mail, transport.From), mail.Tries, mail.KeptInPractice));
            LogSent(log, mail.Id, mail.Tries);
            return;
        }

        mail.Failed(failed, IsFinal(failed) ? null : MailSchedule.NextAfter(mail.CreatedAt, mail.Tries, now));
        if (mail.State is MailState.GaveUp)
        {
            ledger.Append(scope, "mail.gave_up", Actor.Portal, subjects, new MailEntries.GaveUp(
                mail.Id.Value, mail.Kind.ToString(), mail.To, mail.Tries, failed.ToString()));
            LogGaveUp(log, mail.Id, mail.Tries, failed);
            return;
        }

        LogNotSent(log, mail.Id, mail.Tries, failed);
    }

    private static bool IsFinal(MailProblem problem) =>
        problem is MailProblem.RecipientRefused or MailProblem.MessageRefused or MailProblem.NoAddress or MailProblem.KeyLost;

    [LoggerMessage(4401, LogLevel.Information, "Mail {MailId} was sent at try {Tries}")]
    private static partial void LogSent(ILogger log, MailId mailId, int tries);

    [LoggerMessage(4402, LogLevel.Warning, "Mail {MailId} was not sent at try {Tries} ({Problem}); it is tried again")]
    private static partial void LogNotSent(ILogger log, MailId mailId, int tries, MailProblem problem);

    [LoggerMessage(4403, LogLevel.Error, "Mail {MailId} was given up after {Tries} tries ({Problem})")]
    private static partial void LogGaveUp(ILogger log, MailId mailId, int tries, MailProblem problem);
}
