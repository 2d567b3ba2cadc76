using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Mail.Outbox;

/// <summary>The live views of mails: the current rows, and again each time one changes.</summary>
internal sealed class MailFeed(MailReads reads, Bell bell)
{
    /// <summary>Follows one page of the outbox until the token is cancelled.</summary>
    public IAsyncEnumerable<ListRows<MailView>> WatchAsync(OutboxQuery query, CancellationToken cancellationToken) =>
        bell.WatchAsync(MailOutbox.Topic, stop => reads.ListAsync(query, stop), cancellationToken);

    /// <summary>Follows the mails about one consent, newest first, until the token is cancelled.</summary>
    public IAsyncEnumerable<IReadOnlyList<MailView>> WatchConsentAsync(ConsentId consent, CancellationToken cancellationToken) =>
        bell.WatchAsync(MailOutbox.TopicOf(consent), stop => reads.ListOfConsentAsync(consent, stop), cancellationToken);

    /// <summary>Follows the mails about one charge, newest first, until the token is cancelled.</summary>
    public IAsyncEnumerable<IReadOnlyList<MailView>> WatchChargeAsync(ChargeId charge, CancellationToken cancellationToken) =>
        bell.WatchAsync(MailOutbox.TopicOf(charge), stop => reads.ListOfChargeAsync(charge, stop), cancellationToken);
}
