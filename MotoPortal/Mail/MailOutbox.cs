using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>Where a mail is put in the transaction that caused it: it is sent if that commits, and not otherwise.</summary>
internal sealed class MailOutbox(TimeProvider time)
{
    /// <summary>What is rung whenever a mail is put there, sent or given up.</summary>
    public const string Topic = "mail";

    /// <summary>What is rung besides, for the mails of one consent.</summary>
    public static string TopicOf(ConsentId consent) => $"{Topic}:{consent}";

    /// <summary>What is rung besides, for the mails of one charge.</summary>
    public static string TopicOf(ChargeId charge) => $"{Topic}:{charge}";

    /// <summary>Puts a mail there; it goes out as soon as the scope's transaction is committed.</summary>
    /// <exception cref="ArgumentException">It has no address, or its subject is more than one line.</exception>
    public MailId Enqueue(AtomicScope scope, NewMail mail)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mail.To, nameof(mail));
        if (mail.Subject.Length > OutgoingMail.SubjectLength || mail.Subject.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            throw new ArgumentException($"A subject is one line of at most {OutgoingMail.SubjectLength} characters.", nameof(mail));
        }

        var now = time.GetUtcNow();
        var id = MailId.Create(now);
        scope.Db.Add(OutgoingMail.Create(id, mail, now));
        Ring(scope, mail.Consent, mail.Charge);
        return id;
    }

    /// <summary>Deletes all mails of a customer, sent or not, with what went with them; answers how many there were.</summary>
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

    /// <summary>Wakes whoever sends mails or looks at them, once the transaction is committed.</summary>
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
