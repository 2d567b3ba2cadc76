using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;

namespace MotoPortal.Mail.Outbox;

/// <summary>The outbox: a mail is added in the transaction that causes it, and is sent only if that commits.</summary>
internal sealed class MailOutbox(MailProtection secrets, TimeProvider time)
{
    /// <summary>The bell topic that rings when a mail was added, sent or given up.</summary>
    public const string Topic = "mail";

    /// <summary>The bell topic of the mails of one consent.</summary>
    public static string TopicOf(ConsentId consent) => $"{Topic}:{consent}";

    /// <summary>The bell topic of the mails of one charge.</summary>
    public static string TopicOf(ChargeId charge) => $"{Topic}:{charge}";

    /// <summary>Adds a mail; it is sent as soon as the scope's transaction is committed.</summary>
    /// <exception cref="ArgumentException">The address is missing, or the subject has more than one line.</exception>
    public MailId Enqueue(AtomicScope scope, NewMail mail)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mail.To, nameof(mail));
        if (mail.Subject.Length > OutgoingMail.SubjectLength || mail.Subject.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            throw new ArgumentException($"A subject is one line of at most {OutgoingMail.SubjectLength} characters.", nameof(mail));
        }

        var now = time.GetUtcNow();
        var id = MailId.Create(now);
        scope.Db.Add(OutgoingMail.Create(id, mail, mail.AsSent is { } content ? secrets.Protect(id, content) : null, now));
        Ring(scope, mail.Consent, mail.Charge);
        return id;
    }

    /// <summary>Deletes all mails of a customer, sent or not, with their attachments, and returns their number.</summary>
    public static async Task<int> EraseOfCustomerAsync(
        AtomicScope scope, PortalCustomerId customer, CancellationToken cancellationToken = default)
    {
        var mails = await scope.Db.Set<OutgoingMail>()
            .Include(mail => mail.Attachments).Where(mail => mail.CustomerId == customer).ToListAsync(cancellationToken);
        scope.Db.RemoveRange(mails);
        foreach (var mail in mails)
        {
            Ring(scope, mail.ConsentId, mail.ChargeId);
        }

        return mails.Count;
    }

    /// <summary>Rings the topics once the transaction is committed.</summary>
    internal static void Ring(AtomicScope scope, ConsentId? consent, ChargeId? charge = null)
    {
        scope.Ring(Topic);
        if (consent is { } id)
        {
            scope.Ring(TopicOf(id));
        }

        if (charge is { } charged)
        {
            scope.Ring(TopicOf(charged));
        }
    }
}
