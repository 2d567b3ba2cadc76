using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;

namespace MotoPortal.Receipts;

/// <summary>Sends a customer their receipt again at a person's request.</summary>
internal sealed class ReceiptWorkflow(ActingPerson acting, ReceiptSource source, ReceiptMailing mailing, Atomic atomic)
{
    /// <summary>Sends the current receipt again, to the customer's current address.</summary>
    public async Task<SendReceiptOutcome> SendAgainAsync(ChargeId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<Charge>(Policies.ChargeCards, charge => charge.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? new SendReceiptOutcome.NothingCharged() : new SendReceiptOutcome.NotAllowed();
        }

        return await atomic.RunAsync<SendReceiptOutcome>(
            async scope =>
            {
                if (await scope.Db.Set<OutgoingMail>().AnyAsync(
                    mail => mail.ChargeId == id && mail.Kind == MailKind.ChargeReceipt && mail.State == MailState.Waiting,
                    cancellationToken))
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

                mailing.Enqueue(scope, facts.Charge, mail, actor);
                return new SendReceiptOutcome.OnItsWay(MailAddressMask.Of(mail.To));
            },
            cancellationToken);
    }
}
