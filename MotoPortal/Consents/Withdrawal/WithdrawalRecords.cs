using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Withdrawal;

/// <summary>
/// Records withdrawals in the transaction of the caller, which has checked the permission: a person's workflow, the customer's link, or an
/// erasure. From the commit on nothing may be charged under the consent, even if Stripe cannot be reached.
/// </summary>
internal sealed class WithdrawalRecords(
    LedgerWriter ledger,
    ISetupCanceller taking,
    MailOutbox outbox,
    IOptions<MerchantOptions> merchant,
    StoreCalendarReads calendars,
    TimeProvider time)
{
    /// <summary>Withdraws a consent.</summary>
    public async Task<WithdrawalOutcome> WithdrawAsync(
        AtomicScope scope, ConsentId id, WithdrawalChannel channel, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await scope.Db.Set<Consent>()
            .AsNoTracking().SingleOrDefaultAsync(consent => consent.Id == id, cancellationToken) is not { } consent)
        {
            return new WithdrawalOutcome.NotFound();
        }

        if (await scope.Db.Set<ConsentEnding>()
            .AsNoTracking().SingleOrDefaultAsync(ending => ending.ConsentId == id, cancellationToken) is { } ended)
        {
            await BringRemovalForwardAsync(scope, consent, now, cancellationToken);
            return new WithdrawalOutcome.AlreadyEnded(ended.Kind, ended.EndedAt);
        }

        var card = await scope.Db.Set<SavedCard>().AsNoTracking().SingleOrDefaultAsync(card => card.ConsentId == id, cancellationToken);
        if (card is null && !await taking.TryEndAsync(scope, consent.SetupId, actor, cancellationToken))
        {
            return new WithdrawalOutcome.CardBeingTaken(consent.SetupId);
        }

        scope.Db.Add(ConsentEnding.Write(id, ConsentEndingKind.Withdrawn, actor, now, channel));
        if (card is not null)
        {
            scope.Db.Add(PlannedCardRemoval.Plan(id, card.PaymentMethodId, CardRemovalReason.Withdrawn, now));
        }

        var given = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        ledger.Append(
            scope,
            "consent.withdrawn",
            actor,
            new LedgerSubjects(consent.SetupId, id, consent.CustomerId),
            new ConsentEntries.Withdrawn(ConsentNumber.Write(consent.Number), channel.ToString(), given, card is not null));
        ConsentTopics.Ring(scope, consent);
        return new WithdrawalOutcome.Withdrawn(
            now, card is not null, await ConfirmAsync(scope, consent, card, channel, now, cancellationToken));
    }

    /// <summary>Puts the confirmation into the outbox; false when the customer has no address, or their data are being erased.</summary>
    private async Task<bool> ConfirmAsync(
        AtomicScope scope,
        Consent consent,
        SavedCard? card,
        WithdrawalChannel channel,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (channel is WithdrawalChannel.Erasure)
        {
            return false;
        }

        var customer = await scope.Db.Set<KnownCustomer>()
            .AsNoTracking().SingleAsync(customer => customer.Id == consent.CustomerId, cancellationToken);
        var calendar = await calendars.FindAsync(scope.Db, consent.StoreId, cancellationToken);
        if (WithdrawalLetter.Write(consent, card, customer, merchant.Value, calendar, now) is not { } mail)
        {
            return false;
        }

        outbox.Enqueue(scope, mail);
        return true;
    }

    /// <summary>The card of an expired consent is stored for some time; a withdrawal makes its removal due at once.</summary>
    private static async Task BringRemovalForwardAsync(
        AtomicScope scope, Consent consent, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<PlannedCardRemoval>().SingleOrDefaultAsync(removal => removal.ConsentId == consent.Id
            && removal.DoneAt == null && removal.Tries == 0, cancellationToken) is { } planned)
        {
            planned.BringForward(CardRemovalReason.Withdrawn, now);
        }
    }
}
