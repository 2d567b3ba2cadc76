using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Mail.Messages;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>Erases mails a number of days after they were created, unless they are still to be sent.</summary>
internal sealed class MailsRule(IOptions<RetentionOptions> options, ErasureHolds holds) : IRetentionRule
{
    /// <inheritdoc/>
    public RetentionKind Kind => RetentionKind.Mails;

    /// <inheritdoc/>
    public string Setting => $"{RetentionOptions.Section}:{nameof(RetentionOptions.MailDays)}";

    /// <inheritdoc/>
    public int Keeps => options.Value.MailDays;

    /// <inheritdoc/>
    public IQueryable<RetentionRow> Over(PortalDb db, DateTimeOffset now)
    {
        var before = now.AddDays(-Keeps);
        var held = holds.Customers(db).Select(customer => (PortalCustomerId?)customer);
        return db.Set<OutgoingMail>().AsNoTracking()
            .Where(mail => mail.CreatedAt <= before && mail.State != MailState.Waiting && !held.Contains(mail.CustomerId))
            .OrderBy(mail => mail.CreatedAt)
            .Select(mail => new RetentionRow(mail.Id.Value, mail.Subject, mail.CreatedAt));
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var id = MailId.From(row.Key);
        await scope.Db.Set<OutgoingAttachment>().Where(file => file.MailId == id).ExecuteDeleteAsync(cancellationToken);
        return await scope.Db.Set<OutgoingMail>().Where(mail => mail.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
