using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Mail.Transport;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>
/// Sends mails: at once when one is added, and every few seconds those that are due; pauses while there is no transport. When a node stops
/// in between, the mail is sent again after its claim, under the same Message-Id.
/// </summary>
internal sealed class MailWorker(WorkerEnvironment environment, IMailTransport transport) : DueRowsWorker<MailId, OutgoingMail>(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Topics => [MailOutbox.Topic];

    /// <inheritdoc/>
    protected override bool IsReady => transport.IsReady;

    /// <inheritdoc/>
    protected override IQueryable<MailId> Due(PortalDb db, DateTimeOffset now) => db.Set<OutgoingMail>()
        .Where(mail => mail.State == MailState.Waiting && mail.NextTryAt <= now)
        .OrderBy(mail => mail.NextTryAt)
        .Select(mail => mail.Id);

    /// <inheritdoc/>
    protected override async Task<OutgoingMail?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, MailId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mail = await scope.Db.Set<OutgoingMail>()
            .Include(mail => mail.Attachments)
            .SingleOrDefaultAsync(mail => mail.Id == key, cancellationToken);
        return mail?.TryClaim(now) is true ? mail : null;
    }

    /// <inheritdoc/>
    protected override Task WorkOnAsync(IServiceProvider services, OutgoingMail claimed, CancellationToken cancellationToken) =>
        services.GetRequiredService<MailDelivery>().SendAsync(claimed, cancellationToken);
}
