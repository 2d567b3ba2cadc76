using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Copy;

/// <summary>Sends customers their copies.</summary>
internal sealed class CopyMailing(CopySource source, WithdrawalLinkRecords links, MailOutbox outbox)
{
    /// <summary>
    /// Puts the copy of a consent into the outbox, in the transaction that attaches its card; does nothing when the customer has no
    /// address.
    /// </summary>
    public async Task EnqueueAsync(AtomicScope scope, ConsentId consent, SavedCard card, CancellationToken cancellationToken)
    {
        if (await source.ReadAsync(scope.Db, consent, card, cancellationToken) is { Customer.Email.Length: > 0 } facts)
        {
            outbox.Enqueue(scope, CopyLetter.Write(facts, links.Create(scope, consent))!);
        }
    }
}
