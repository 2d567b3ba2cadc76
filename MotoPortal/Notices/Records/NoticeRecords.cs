using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;

namespace MotoPortal.Notices.Records;

/// <summary>
/// Writes down what customers are to be told, and that an e-mail told them, each in the transaction that causes it. The only writer of
/// <see cref="CustomerNotice"/> beside the workflows.
/// </summary>
internal sealed class NoticeRecords(LedgerWriter ledger, StoreCalendarReads calendars, TimeProvider time) : IChargeNotices, IMailFollower
{
    /// <summary>The bell topic that rings when the list of whom to tell changed.</summary>
    public const string Topic = "notices";

    /// <inheritdoc/>
    public async Task NoteAsync(AtomicScope scope, Charge charge, MailId? receipt, CancellationToken cancellationToken)
    {
        if (charge.ConsentId is not { } consent
            || charge.Initiation is not ChargeInitiation.CustomerAbsent
            || await scope.Db.Set<CustomerNotice>().AnyAsync(notice => notice.ChargeId == charge.Id, cancellationToken))
        {
            return;
        }

        var rule = await scope.Db.Set<Consent>()
            .Where(row => row.Id == consent).Select(row => row.AmountRule).SingleAsync(cancellationToken);
        if (AmountNoticePolicy.IsOwed(charge.Initiation, rule, await WasToldBeforeAsync(scope.Db, charge, cancellationToken)))
        {
            var notice = CustomerNotice.OfCharge(charge, consent, receipt, time.GetUtcNow());
            scope.Db.Add(notice);
            scope.Ring(Topic);
            if (notice.State is NoticeState.ToTell)
            {
                NoteToTell(scope, notice, ChargeNumber.Write(charge.Number));
            }
        }
    }

    /// <inheritdoc/>
    public async Task FollowAsync(AtomicScope scope, OutgoingMail mail, CancellationToken cancellationToken)
    {
        // A receipt that is sent again tells the amount as the first one would have.
        var charge = mail.Kind is MailKind.ChargeReceipt ? mail.ChargeId : null;
        var notices = await scope.Db.Set<CustomerNotice>()
            .Where(notice => notice.State != NoticeState.Told
                && (notice.MailId == mail.Id || (charge != null && notice.ChargeId == charge)))
            .ToListAsync(cancellationToken);
        foreach (var notice in notices)
        {
            if (mail.State is MailState.Sent)
            {
                var calendar = await calendars.FindAsync(scope.Db, notice.StoreId, cancellationToken);
                await TellAsync(
                    scope, notice, NoticeMeans.Email, calendar.DayOf(mail.SentAt ?? time.GetUtcNow()), Actor.Portal, cancellationToken);
            }
            else if (mail.State is MailState.GaveUp && notice.State is NoticeState.OnItsWay)
            {
                notice.RequirePerson();
                NoteToTell(scope, notice, await DetailAsync(scope.Db, notice, cancellationToken));
                scope.Ring(Topic);
            }
        }
    }

    /// <summary>Records that the customer was told, with an entry in the ledger.</summary>
    public async Task TellAsync(
        AtomicScope scope, CustomerNotice notice, NoticeMeans means, DateOnly day, Actor actor, CancellationToken cancellationToken)
    {
        notice.Tell(means, day, actor, time.GetUtcNow());
        ledger.Append(
            scope,
            "notice.told",
            actor,
            SubjectsOf(notice),
            new NoticeEntries.Told(
                await DetailAsync(scope.Db, notice, cancellationToken), notice.Kind.ToString(), means.ToString(), day));
        scope.Ring(Topic);
    }

    /// <summary>Writes down that a person has to tell the customer.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="detail">What it is about.</param>
    /// <param name="actor">The person who found it out; null for the portal.</param>
    public void NoteToTell(AtomicScope scope, CustomerNotice notice, string detail, Actor? actor = null) => ledger.Append(
        scope, "notice.to_tell", actor ?? Actor.Portal, SubjectsOf(notice), new NoticeEntries.ToTell(detail, notice.Kind.ToString()));

    /// <summary>What a notice is about, for the ledger.</summary>
    public static async Task<string> DetailAsync(PortalDb db, CustomerNotice notice, CancellationToken cancellationToken) =>
        notice.ChargeId is { } charge
            ? ChargeNumber.Write(await db.Set<Charge>().Where(row => row.Id == charge).Select(row => row.Number)
                .SingleAsync(cancellationToken))
            : $"{notice.TermsVersion}";

    private static LedgerSubjects SubjectsOf(CustomerNotice notice) => new(null, notice.ConsentId, notice.CustomerId, notice.ChargeId);

    // Where the terms promise a notification before each charge, the schedule knows the amount that the customer was told.
    private static async Task<bool> WasToldBeforeAsync(PortalDb db, Charge charge, CancellationToken cancellationToken)
    {
        if (charge.DueOn is not { } dueOn
            || await db.Set<ChargeSchedule>().AsNoTracking()
                .SingleOrDefaultAsync(row => row.ConsentId == charge.ConsentId, cancellationToken) is not { } schedule
            || schedule.NoticeFor != dueOn
            || schedule.NoticeMinorUnits != charge.AmountMinorUnits)
        {
            return false;
        }

        return schedule.NoticeAt is not null
            || (schedule.NoticeMailId is { } mail
                && await db.Set<OutgoingMail>().AnyAsync(row => row.Id == mail && row.State == MailState.Sent, cancellationToken));
    }
}
