using MotoPortal.Data;

namespace MotoPortal.Mail.Messages;

/// <summary>Follows what became of mails. A higher room implements it.</summary>
internal interface IMailFollower
{
    /// <summary>Takes a mail into account that was sent or given up, in the transaction that records it.</summary>
    Task FollowAsync(AtomicScope scope, OutgoingMail mail, CancellationToken cancellationToken);
}
