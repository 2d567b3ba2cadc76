using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Copy;

/// <summary>Sends customers their copies.</summary>
internal sealed class CopyMailing(CopySource source, WithdrawalLinks links, MailOutbox outbox, LedgerWriter ledger, Atomic atomic)
{
    /// <summary>Puts the copy of a consent into the outbox, in the transaction that seals a card into it; nothing when no address is on record.</summary>
    public async Task EnqueueAsync(AtomicScope scope, ConsentId consent, SavedCard card, CancellationToken cancellationToken)
    {
        if (await source.ReadAsync(scope.Db, consent, card, cancellationToken) is { Customer.Email.Length: > 0 } facts)
        {
            outbox.Enqueue(scope, CopyLetter.Write(facts, links.Create(scope, consent))!);
        }
    }

    /// <summary>Sends the copy once more, to the address that is on record now.</summary>
    /// <exception cref="InvalidOperationException">There is no such consent.</exception>
    public Task<SendCopyOutcome> SendAgainAsync(ConsentId consent, Actor actor, CancellationToken cancellationToken) =>
        atomic.RunAsync<SendCopyOutcome>(
            async scope =>
            {
                var waits = await scope.Db.Set<OutgoingMail>().AnyAsync(
                    mail => mail.ConsentId == consent && mail.Kind == MailKind.ConsentCopy && mail.State == MailState.Waiting, cancellationToken);
                if (waits)
                {
                    return new SendCopyOutcome.StillWaiting();
                }

                var card = await scope.Db.Set<SavedCard>().AsNoTracking().SingleOrDefaultAsync(card => card.ConsentId == consent, cancellationToken);
                var facts = await source.ReadAsync(scope.Db, consent, card, cancellationToken) ?? throw new InvalidOperationException($"There is no consent {consent}.");
                if (facts.Customer.Email is not { Length: > 0 } address)
                {
                    return new SendCopyOutcome.NoAddress();
                }

                var mail = outbox.Enqueue(scope, CopyLetter.Write(facts, facts.Ending is null ? links.Create(scope, consent) : null)!);
                ledger.Append(
                    scope,
                    "copy.requested",
                    actor,
                    new LedgerSubjects(facts.Consent.SetupId, consent, facts.Consent.CustomerId),
                    new ConsentEntries.CopyRequested(mail.Value));
                return new SendCopyOutcome.OnItsWay(MailAddressMask.Of(address));
            },
            cancellationToken);
}
