using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Primitives;
using MotoPortal.Refunds;

namespace MotoPortal.Receipts;

/// <summary>Sends customers their receipts.</summary>
internal sealed class ReceiptMailing(ReceiptSource source, MailOutbox outbox, LedgerWriter ledger, Atomic atomic) : IChargeReceipts, IRefundReceipts
{
    /// <summary>The ledger's kind of entry for a receipt that was put into the outbox.</summary>
    public const string Kind = "charge.receipt_sent";

    /// <inheritdoc/>
    public async Task EnqueueAsync(AtomicScope scope, Charge charge, CancellationToken cancellationToken)
    {
        if (!await scope.Db.Set<OutgoingMail>().AnyAsync(mail => mail.ChargeId == charge.Id && mail.Kind == MailKind.ChargeReceipt, cancellationToken))
        {
            Enqueue(scope, charge, ReceiptLetter.OfCharge(await source.ReadAsync(scope.Db, charge, [], cancellationToken)), Actor.Portal);
        }
    }

    /// <inheritdoc/>
    public async Task EnqueueRefundAsync(AtomicScope scope, Charge charge, IEnumerable<ChargeRefund> refunds, ChargeRefund refund, CancellationToken cancellationToken) =>
        Enqueue(scope, charge, ReceiptLetter.OfRefund(await source.ReadAsync(scope.Db, charge, refunds, cancellationToken), refund), Actor.Portal);

    /// <summary>Sends the receipt once more, as it is now, to the address that is on record now.</summary>
    public Task<SendReceiptOutcome> SendAgainAsync(ChargeId id, Actor actor, CancellationToken cancellationToken) =>
        atomic.RunAsync<SendReceiptOutcome>(
            async scope =>
            {
                if (await scope.Db.Set<OutgoingMail>().AnyAsync(mail => mail.ChargeId == id && mail.Kind == MailKind.ChargeReceipt && mail.State == MailState.Waiting, cancellationToken))
                {
                    return new SendReceiptOutcome.StillWaiting();
                }

                if (await source.FindAsync(scope.Db, id, cancellationToken) is not { } facts)
                {
                    return new SendReceiptOutcome.NothingCharged();
                }

                if (ReceiptLetter.OfCharge(facts) is not { } mail)
                {
                    return new SendReceiptOutcome.NoAddress();
                }

                Enqueue(scope, facts.Charge, mail, actor);
                return new SendReceiptOutcome.OnItsWay(MailAddressMask.Of(mail.To));
            },
            cancellationToken);

    private void Enqueue(AtomicScope scope, Charge charge, NewMail? mail, Actor actor)
    {
        if (mail is null)
        {
            return;
        }

        var id = outbox.Enqueue(scope, mail);
        ledger.Append(
            scope,
            Kind,
            actor,
            new LedgerSubjects(charge.SetupId, charge.ConsentId, charge.CustomerId, charge.Id),
            new ReceiptEntries.Sent(ChargeNumber.Write(charge.Number), id.Value, mail.Kind.ToString()));
    }
}
