using Microsoft.EntityFrameworkCore;
using MimeKit;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>
/// Sends what is due, one mail at a time. Whoever moves the mail's next try is the one who sends it, so two nodes never send the
/// same; a node that dies in between leaves a mail that is tried again once the claim is over, under the same Message-Id.
/// </summary>
internal sealed partial class MailDelivery(
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    IMailTransport transport,
    LedgerWriter ledger,
    TimeProvider time,
    ILogger<MailDelivery> log)
{
    private const int AtOnce = 20;

    /// <summary>Sends everything that is due now; nothing while there is no way out.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        while (transport.IsReady && await FindDueAsync(cancellationToken) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                await SendAsync(id, cancellationToken);
            }
        }
    }

    private async Task<List<MailId>> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<OutgoingMail>()
            .Where(mail => mail.State == MailState.Waiting && mail.NextTryAt <= now)
            .OrderBy(mail => mail.NextTryAt)
            .Select(mail => mail.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
    }

    private async Task SendAsync(MailId id, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(id, cancellationToken) is not { } mail)
        {
            return;
        }

        var problem = MailMessages.TryMake(mail, transport.From) is { } message
            ? await HandOverAsync(message, cancellationToken)
            : MailProblem.NoAddress;
        await RecordAsync(mail, problem);
    }

    private async Task<MailProblem?> HandOverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            return await transport.SendAsync(message, cancellationToken);
        }
    }

    /// <summary>The mail with its files, when it is ours to send now; null when somebody else has it or it is gone.</summary>
    private Task<OutgoingMail?> ClaimAsync(MailId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var mail = await scope.Db.Set<OutgoingMail>().Include(mail => mail.Attachments).SingleOrDefaultAsync(mail => mail.Id == id, cancellationToken);
                return mail?.TryClaim(time.GetUtcNow()) is true ? mail : null;
            },
            cancellationToken);

    // What the mail server did is written down even if the portal is stopping.
    private Task RecordAsync(OutgoingMail claimed, MailProblem? problem) =>
        atomic.RunAsync(
            async scope =>
            {
                var mail = await scope.Db.Set<OutgoingMail>().SingleOrDefaultAsync(mail => mail.Id == claimed.Id, CancellationToken.None);
                if (mail is not { State: MailState.Waiting } || mail.Tries != claimed.Tries)
                {
                    // Erased while it was under way, or the claim was over and somebody else has it now.
                    return;
                }

                Note(scope, mail, problem);
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
            ledger.Append(scope, "mail.sent", Actor.Portal, subjects, new
            {
                mail = mail.Id.Value,
                kind = mail.Kind.ToString(),
                to = mail.To,
                messageId = MailMessages.MessageIdOf(mail, transport.From),
                tries = mail.Tries,
                keptInPractice = mail.KeptInPractice,
            });
            LogSent(log, mail.Id, mail.Tries);
            return;
        }

        mail.Failed(failed, IsFinal(failed) ? null : MailSchedule.NextAfter(mail.CreatedAt, mail.Tries, now));
        if (mail.State is MailState.GaveUp)
        {
            ledger.Append(scope, "mail.gave_up", Actor.Portal, subjects, new { mail = mail.Id.Value, kind = mail.Kind.ToString(), to = mail.To, tries = mail.Tries, problem = failed.ToString() });
            LogGaveUp(log, mail.Id, mail.Tries, failed);
            return;
        }

        LogNotSent(log, mail.Id, mail.Tries, failed);
    }

    private static bool IsFinal(MailProblem problem) => problem is MailProblem.RecipientRefused or MailProblem.MessageRefused or MailProblem.NoAddress;

    [LoggerMessage(4401, LogLevel.Information, "Mail {MailId} was sent at try {Tries}")]
    private static partial void LogSent(ILogger log, MailId mailId, int tries);

    [LoggerMessage(4402, LogLevel.Warning, "Mail {MailId} was not sent at try {Tries} ({Problem}); it is tried again")]
    private static partial void LogNotSent(ILogger log, MailId mailId, int tries, MailProblem problem);

    [LoggerMessage(4403, LogLevel.Error, "Mail {MailId} was given up after {Tries} tries ({Problem})")]
    private static partial void LogGaveUp(ILogger log, MailId mailId, int tries, MailProblem problem);
}
