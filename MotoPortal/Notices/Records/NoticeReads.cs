using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;

namespace MotoPortal.Notices.Records;

/// <summary>Reads whom to tell, and who was told, in the stores of this scope's person.</summary>
internal sealed class NoticeReads(StoreContexts contexts, StoreCalendarReads calendars, Bell bell, TimeProvider time)
{
    /// <summary>The number of rows that a page lists.</summary>
    public const int MostListed = 200;

    // An e-mail that has not gone out after a day does not tell anything "at the charge".
    private static readonly TimeSpan MailWait = TimeSpan.FromDays(1);

    /// <summary>Follows the list until the token is cancelled.</summary>
    public IAsyncEnumerable<NoticeListView> WatchAsync(bool told, CancellationToken cancellationToken) =>
        bell.WatchAsync(NoticeRecords.Topic, stop => ListAsync(told, MostListed, stop), cancellationToken);

    /// <summary>Follows the number of notices that a person has to tell until the token is cancelled.</summary>
    public IAsyncEnumerable<int> WatchCountAsync(CancellationToken cancellationToken) =>
        bell.WatchAsync(NoticeRecords.Topic, CountAsync, cancellationToken);

    /// <summary>Follows the notice of a charge until the token is cancelled.</summary>
    public IAsyncEnumerable<NoticeView?> WatchAsync(ChargeId charge, CancellationToken cancellationToken) =>
        bell.WatchAsync(NoticeRecords.Topic, stop => FindAsync(charge, stop), cancellationToken);

    /// <summary>The number of notices that a person has to tell.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        return await Open(db).CountAsync(cancellationToken);
    }

    /// <summary>The notices that a person has to tell, those of the nearest day first; or those that were told, the last first.</summary>
    public async Task<NoticeListView> ListAsync(bool told, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var notices = told ? db.Set<CustomerNotice>().AsNoTracking().Where(notice => notice.State == NoticeState.Told) : Open(db);
        var total = await notices.CountAsync(cancellationToken);
        notices = told
            ? notices.OrderByDescending(notice => notice.RecordedAt)
            : notices.OrderBy(notice => notice.TellBy ?? DateOnly.MinValue).ThenBy(notice => notice.CreatedAt);
        var rows = await Rows(db, notices.Take(most)).ToListAsync(cancellationToken);
        var stores = await calendars.ListAsync(db, cancellationToken);
        var views = rows.ConvertAll(row => row.ToView(stores.Of(row.Notice.StoreId), time.GetUtcNow()));
        return new NoticeListView(
            told
                ? [.. views.OrderByDescending(view => view.ToldOn).ThenByDescending(view => view.Since)]
                : [.. views.OrderBy(view => view.TellBy ?? DateOnly.MinValue).ThenBy(view => view.Since)],
            total);
    }

    /// <summary>The notice of a charge; null when its amount did not have to be told.</summary>
    public async Task<NoticeView?> FindAsync(ChargeId charge, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var row = await Rows(db, db.Set<CustomerNotice>().AsNoTracking().Where(notice => notice.ChargeId == charge))
            .SingleOrDefaultAsync(cancellationToken);
        return row?.ToView(await calendars.FindAsync(db, row.Notice.StoreId, cancellationToken), time.GetUtcNow());
    }

    private IQueryable<CustomerNotice> Open(PortalDb db)
    {
        var waited = time.GetUtcNow() - MailWait;
        return db.Set<CustomerNotice>().AsNoTracking().Where(notice =>
            notice.State == NoticeState.ToTell || (notice.State == NoticeState.OnItsWay && notice.CreatedAt < waited));
    }

    private static IQueryable<Row> Rows(PortalDb db, IQueryable<CustomerNotice> notices) =>
        from notice in notices
        join customer in db.Set<KnownCustomer>().AsNoTracking() on notice.CustomerId equals customer.Id
        join consent in db.Set<Consent>().AsNoTracking() on notice.ConsentId equals consent.Id
        join charge in db.Set<Charge>().AsNoTracking() on notice.ChargeId equals charge.Id into charges
        from charge in charges.DefaultIfEmpty()
        select new Row
        {
            Notice = notice,
            Customer = customer,
            ConsentNumber = consent.Number,
            Language = consent.Language,
            Purpose = consent.Purpose,
            Charge = charge,
            MailFailed = db.Set<OutgoingMail>().Any(mail => mail.Id == notice.MailId && mail.State == MailState.GaveUp),
        };

    private sealed class Row
    {
        public required CustomerNotice Notice { get; init; }

        public required KnownCustomer Customer { get; init; }

        public required int ConsentNumber { get; init; }

        public required string Language { get; init; }

        public required string Purpose { get; init; }

        public required Charge? Charge { get; init; }

        public required bool MailFailed { get; init; }

        public NoticeView ToView(StoreCalendar calendar, DateTimeOffset now) => new(
            Notice.Id,
            Notice.Kind,
            Notice.State,
            Notice.CustomerId,
            Customer.Name,
            Customer.Phone,
            Customer.Email is { Length: > 0 },
            Consents.Agreement.ConsentNumber.Write(ConsentNumber),
            Language,
            Purpose,
            Notice.ChargeId,
            Charge is null ? null : ChargeNumber.Write(Charge.Number),
            Charge?.Amount,
            Charge is null ? null : calendar.DayOf(Charge.SettledAt ?? Charge.RequestedAt),
            Notice.TermsVersion,
            Notice.AskFrom,
            Notice.TellBy,
            Notice.CreatedAt,
            MailFailed,
            Notice.ToldOn,
            Notice.ToldBy,
            Notice.ToldByName)
        {
            SinceOn = calendar.DayOf(Notice.CreatedAt),
            Today = calendar.DayOf(now),
        };
    }
}
