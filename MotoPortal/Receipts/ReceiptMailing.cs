using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Copy;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Receipts;

/// <summary>Sends customers their receipts.</summary>
internal sealed class ReceiptMailing(ReceiptSource source, CustomerDocumentPdf pdf, MailOutbox outbox, LedgerWriter ledger)
    : IChargeReceipts, IRefundReceipts
{
    /// <summary>The kind of the ledger entry for a receipt in the outbox.</summary>
    public const string Kind = "charge.receipt_sent";

    /// <inheritdoc/>
    public async Task<MailId?> EnqueueAsync(AtomicScope scope, Charge charge, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<OutgoingMail>()
            .AnyAsync(mail => mail.ChargeId == charge.Id && mail.Kind == MailKind.ChargeReceipt, cancellationToken))
        {
            return null;
        }

        var facts = await source.ReadAsync(scope.Db, charge, [], cancellationToken);
        return Enqueue(scope, charge, ReceiptLetter.OfCharge(facts, pdf), Actor.Portal);
    }

    /// <inheritdoc/>
    public async Task EnqueueRefundAsync(
        AtomicScope scope, Charge charge, IEnumerable<ChargeRefund> refunds, ChargeRefund refund, CancellationToken cancellationToken) =>
        Enqueue(
            scope,
            charge,
            ReceiptLetter.OfRefund(await source.ReadAsync(scope.Db, charge, refunds, cancellationToken), refund, pdf),
            Actor.Portal);

    /// <summary>Puts a receipt into the outbox, with a ledger entry; does nothing without a mail.</summary>
    public MailId? Enqueue(AtomicScope scope, Charge charge, NewMail? mail, Actor actor)
    {
        if (mail is null)
        {
            return null;
        }

        var id = outbox.Enqueue(scope, mail);
        ledger.Append(
            scope,
            Kind,
            actor,
            new LedgerSubjects(charge.SetupId, charge.ConsentId, charge.CustomerId, charge.Id),
            new ReceiptEntries.Sent(ChargeNumber.Write(charge.Number), id.Value, mail.Kind.ToString()));
        return id;
    }
}
