using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Copy;

/// <summary>Sends a customer their copy again at a person's request, and hands out receipts.</summary>
internal sealed class CopyWorkflow(
    ActingPerson acting,
    CopySource source,
    WithdrawalLinkRecords links,
    MailOutbox outbox,
    CustomerDocumentPdf pdf,
    ReceiptWriter receipts,
    LedgerWriter ledger,
    Atomic atomic)
{
    /// <summary>Writes a consent's receipt; null when there is no such consent.</summary>
    public async Task<Permitted<WrittenReceipt?>> WriteReceiptAsync(ConsentId consent, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeCustomers, cancellationToken) is not { } actor)
        {
            return new Permitted<WrittenReceipt?>.NotAllowed();
        }

        return new Permitted<WrittenReceipt?>.Given(
            await source.FindAsync(consent, cancellationToken) is { } facts
                ? new WrittenReceipt($"{facts.Number}.json", await receipts.WriteAsync(facts, actor, cancellationToken))
                : null);
    }

    /// <summary>Sends the copy again, to the customer's current address.</summary>
    /// <exception cref="InvalidOperationException">There is no such consent.</exception>
    public async Task<SendCopyOutcome> SendAgainAsync(ConsentId consent, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SaveCards, cancellationToken) is not { } actor)
        {
            return new SendCopyOutcome.NotAllowed();
        }

        return await atomic.RunAsync<SendCopyOutcome>(
            async scope =>
            {
                var waits = await scope.Db.Set<OutgoingMail>().AnyAsync(
                    mail => mail.ConsentId == consent && mail.Kind == MailKind.ConsentCopy && mail.State == MailState.Waiting,
                    cancellationToken);
                if (waits)
                {
                    return new SendCopyOutcome.StillWaiting();
                }

                var card = await scope.Db.Set<SavedCard>()
                    .AsNoTracking().SingleOrDefaultAsync(card => card.ConsentId == consent, cancellationToken);
                var facts = await source.ReadAsync(scope.Db, consent, card, cancellationToken)
                    ?? throw new InvalidOperationException($"There is no consent {consent}.");
                if (facts.Customer.Email is not { Length: > 0 } address)
                {
                    return new SendCopyOutcome.NoAddress();
                }

                var link = facts.Ending is null ? links.Create(scope, consent) : null;
                var mail = outbox.Enqueue(scope, CopyLetter.Write(facts, link, pdf)!);
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
}
