using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Transport;
using MotoPortal.Primitives;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Mail.Outbox;

/// <summary>Reads mails for pages and for exports.</summary>
internal sealed class MailReads(IDbContextFactory<PortalDb> contexts, IMailTransport transport, MailProtection secrets, TimeProvider time)
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    /// <summary>One page of all mails.</summary>
    public async Task<ListRows<MailView>> ListAsync(OutboxQuery query, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var total = await Mails(db).CountAsync(cancellationToken);
        var ordered = query.NewestFirst ? Mails(db).OrderByDescending(mail => mail.Id) : Mails(db).OrderBy(mail => mail.Id);
        var rows = await ordered.Skip(query.Page * query.Size).Take(query.Size).ToListAsync(cancellationToken);
        return new([.. rows.Select(View)], total);
    }

    /// <summary>One mail with its content; null when there is none with that id.</summary>
    public async Task<MailDetailView?> FindAsync(MailId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Mails(db).SingleOrDefaultAsync(mail => mail.Id == id, cancellationToken) is not { } mail)
        {
            return null;
        }

        var attachments = await db.Set<OutgoingAttachment>()
            .Where(attachment => attachment.MailId == id)
            .OrderBy(attachment => attachment.Position)
            .Select(attachment => new AttachmentView(attachment.Position, attachment.Name, attachment.Size))
            .ToListAsync(cancellationToken);
        return new MailDetailView(View(mail), mail.To, PracticeContentOf(mail)?.Text ?? mail.Text, [.. attachments]);
    }

    /// <summary>An attachment of a mail; null when there is none at that position.</summary>
    public async Task<MailAttachment?> AttachmentAsync(MailId id, int position, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mail = await Mails(db).SingleOrDefaultAsync(mail => mail.Id == id, cancellationToken);
        if (mail is not null && PracticeContentOf(mail) is { } content)
        {
            return content.Attachments.ElementAtOrDefault(position);
        }

        return await db.Set<OutgoingAttachment>()
            .Where(attachment => attachment.MailId == id && attachment.Position == position)
            .Select(attachment => new MailAttachment(attachment.Name, attachment.ContentType, attachment.Bytes))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The mails about a consent, newest first.</summary>
    public async Task<IReadOnlyList<MailView>> ListOfConsentAsync(ConsentId consent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows =
            await Mails(db).Where(mail => mail.ConsentId == consent).OrderByDescending(mail => mail.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(View)];
    }

    /// <summary>The mails about a charge, newest first.</summary>
    public async Task<IReadOnlyList<MailView>> ListOfChargeAsync(ChargeId charge, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Mails(db).Where(mail => mail.ChargeId == charge).OrderByDescending(mail => mail.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(View)];
    }

    /// <summary>The mails to a customer with text and names of attachments, oldest first, for the customer's export.</summary>
    public async Task<IReadOnlyList<MailDetailView>> ListOfCustomerAsync(PortalCustomerId customer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await Mails(db).Where(mail => mail.CustomerId == customer)
            .OrderBy(mail => mail.Id).Select(mail => mail.Id).ToListAsync(cancellationToken);
        List<MailDetailView> found = [];
        foreach (var id in ids)
        {
            if (await FindAsync(id, cancellationToken) is { } mail)
            {
                found.Add(mail);
            }
        }

        return found;
    }

    /// <summary>What needs an administrator's attention; null when nothing does.</summary>
    public async Task<MailAttentionView?> AttentionAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Recent;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = transport.IsReady ? 0 : await Mails(db).CountAsync(mail => mail.State == MailState.Waiting, cancellationToken);
        var gaveUp = await Mails(db).CountAsync(mail => mail.State == MailState.GaveUp && mail.CreatedAt > since, cancellationToken);
        return waiting + gaveUp > 0 ? new MailAttentionView(waiting, gaveUp) : null;
    }

    // The outbox of practice mode stands for the recipient's mailbox.
    private MailBody? PracticeContentOf(OutgoingMail mail) =>
        mail is { KeptInPractice: true, ProtectedContent: { } stored } ? secrets.Unprotect(mail.Id, stored) : null;

    private static IQueryable<OutgoingMail> Mails(PortalDb db) => db.Set<OutgoingMail>().AsNoTracking();

    private static MailView View(OutgoingMail mail) => new(
        mail.Id,
        mail.Kind,
        mail.ConsentId,
        MailAddressMask.Of(mail.To),
        mail.Language,
        mail.Subject,
        mail.State,
        mail.Tries,
        mail.Problem,
        mail.CreatedAt,
        mail.SentAt,
        mail.KeptInPractice);
}
