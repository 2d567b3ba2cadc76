using System.Runtime.CompilerServices;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>What live pages read: mails now, and again each time one changes.</summary>
internal sealed class MailFeed(MailReads reads, Bell bell)
{
    /// <summary>Follows one page of the outbox until the token ends it.</summary>
    public async IAsyncEnumerable<OutboxView> WatchAsync(int page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listen before the first look: a change between the two would be missed the other way round.
        using var changes = bell.Subscribe(MailOutbox.Topic);
        do
        {
            yield return await reads.ListAsync(page, cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }

    /// <summary>Follows the mails about one consent, newest first, until the token ends it.</summary>
    public async IAsyncEnumerable<IReadOnlyList<MailView>> WatchConsentAsync(ConsentId consent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = bell.Subscribe(MailOutbox.TopicOf(consent));
        do
        {
            yield return await reads.ListOfConsentAsync(consent, cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }

    /// <summary>Follows the mails about one charge, newest first, until the token ends it.</summary>
    public async IAsyncEnumerable<IReadOnlyList<MailView>> WatchChargeAsync(ChargeId charge, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = bell.Subscribe(MailOutbox.TopicOf(charge));
        do
        {
            yield return await reads.ListOfChargeAsync(charge, cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }
}
