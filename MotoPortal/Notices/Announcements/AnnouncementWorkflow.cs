using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail.Outbox;
using MotoPortal.Notices.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Notices.Announcements;

/// <summary>
/// Announces the newest terms to the customers who agreed to older ones: by e-mail where there is an address, and by the list of whom to
/// tell where there is none. No agreement changes by it.
/// </summary>
internal sealed class AnnouncementWorkflow(
    ActingPerson acting,
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    ConsentReads consents,
    TermsReads terms,
    MailOutbox outbox,
    NoticeRecords records,
    LedgerWriter ledger,
    StoreCalendarReads calendars,
    IOptions<NoticeOptions> options,
    IOptions<MerchantOptions> merchant,
    TimeProvider time)
{
    // So many at once that no other writer waits for long.
    private const int Batch = 100;

    // Longer ahead, what the letter says would be forgotten.
    private const int MostDaysAhead = 365;

    /// <summary>What an announcement would do now.</summary>
    public async Task<Permitted<AnnouncementView>> PreviewAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return new Permitted<AnnouncementView>.NotAllowed();
        }

        var newest = (await terms.NewestAsync(cancellationToken)).Number;
        var left = await LeftAsync(newest, cancellationToken);
        return new Permitted<AnnouncementView>.Given(new AnnouncementView(newest, left.Count, Earliest(), options.Value.AnnounceDays));
    }

    /// <summary>
    /// Announces a version. Customers who were told of it before are left out, so that it can be repeated after a failure.
    /// </summary>
    /// <param name="version">The version that the person saw, which must be the newest.</param>
    /// <param name="askFrom">The day from which customers are asked to agree to it; null when it is missing.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<AnnounceOutcome> AnnounceAsync(int version, DateOnly? askFrom, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new AnnounceOutcome.NotAllowed();
        }

        var newest = (await terms.NewestAsync(cancellationToken)).Number;
        if (newest != version)
        {
            return new AnnounceOutcome.NotNewest(newest);
        }

        if (ProblemOf(askFrom, Earliest()) is { } problem)
        {
            return new AnnounceOutcome.InvalidDay(problem);
        }

        var asked = new Announcement(version, askFrom!.Value, askFrom.Value.AddDays(-options.Value.AnnounceDays));
        var versions = await VersionsAsync(cancellationToken);
        var (byEmail, byPeople) = (0, 0);
        foreach (var batch in (await LeftAsync(version, cancellationToken)).Chunk(Batch))
        {
            var (sent, toTell) = await atomic.RunAsync(
                scope => TellAsync(scope, batch, asked, versions, cancellationToken), cancellationToken);
            (byEmail, byPeople) = (byEmail + sent, byPeople + toTell);
        }

        await atomic.RunAsync(
            scope =>
            {
                ledger.Append(
                    scope, "terms.announced", actor, default, new NoticeEntries.Announced(version, asked.AskFrom, byEmail, byPeople));
                return Task.CompletedTask;
            },
            CancellationToken.None);
        return new AnnounceOutcome.Announced(byEmail, byPeople);
    }

    /// <summary>The letter of an announcement, to be printed; null when there is no such announcement.</summary>
    public async Task<Permitted<CustomerDocument?>> LetterAsync(NoticeId id, CancellationToken cancellationToken)
    {
        var permission = await acting.AllowedAsync<CustomerNotice>(Policies.TellCustomers, notice => notice.Id == id, cancellationToken);
        if (permission is not Permission.Given)
        {
            return permission is Permission.NotFound
                ? new Permitted<CustomerDocument?>.Given(null)
                : new Permitted<CustomerDocument?>.NotAllowed();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var notice = await db.Set<CustomerNotice>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (notice is not { TermsVersion: { } version, AskFrom: { } askFrom }
            || await consents.FindAsync(notice.ConsentId, cancellationToken) is not { } consent)
        {
            return new Permitted<CustomerDocument?>.Given(null);
        }

        var versions = await VersionsAsync(cancellationToken);
        return new Permitted<CustomerDocument?>.Given(AnnouncementLetter.Compose(
            consent, versions[consent.TermsVersion], versions[version], askFrom, merchant.Value, time.GetUtcNow()));
    }

    private async Task<(int Sent, int ToTell)> TellAsync(
        AtomicScope scope,
        ConsentView[] batch,
        Announcement asked,
        IReadOnlyDictionary<int, TermsVersion> versions,
        CancellationToken cancellationToken)
    {
        var ids = batch.Select(consent => consent.CustomerId).ToList();
        var known = await scope.Db.Set<KnownCustomer>().AsNoTracking()
            .Where(customer => ids.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id, cancellationToken);
        var told = await scope.Db.Set<CustomerNotice>()
            .Where(notice => notice.TermsVersion == asked.Version && ids.Contains(notice.CustomerId))
            .Select(notice => notice.CustomerId).ToListAsync(cancellationToken);
        var (sent, toTell, now) = (0, 0, time.GetUtcNow());
        foreach (var consent in batch.Where(consent => !told.Contains(consent.CustomerId)))
        {
            var letter = AnnouncementLetter.Compose(
                consent, versions[consent.TermsVersion], versions[asked.Version], asked.AskFrom, merchant.Value, now);
            var mail = AnnouncementLetter.Mail(consent, known[consent.CustomerId].Email, letter) is { } written
                ? outbox.Enqueue(scope, written)
                : (MailId?)null;
            var notice = CustomerNotice.OfTerms(asked, consent.CustomerId, consent.Id, consent.Store, mail, now);
            scope.Db.Add(notice);
            (sent, toTell) = mail is null ? (sent, toTell + 1) : (sent + 1, toTell);
            if (mail is null)
            {
                records.NoteToTell(scope, notice, $"{asked.Version}");
            }
        }

        scope.Ring(NoticeRecords.Topic);
        return (sent, toTell);
    }

    // One consent of each customer, the newest, so that each is told once.
    private async Task<IReadOnlyList<ConsentView>> LeftAsync(int version, CancellationToken cancellationToken)
    {
        var (rows, _) = await consents.ListOnOlderTermsAsync(version, int.MaxValue, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var told = await db.Set<CustomerNotice>().Where(notice => notice.TermsVersion == version)
            .Select(notice => notice.CustomerId).ToListAsync(cancellationToken);
        var left = told.ToHashSet();
        return
        [
            .. rows.Where(consent => !left.Contains(consent.CustomerId) && !consent.IsErased)
                .GroupBy(consent => consent.CustomerId).Select(consentsOfOne => consentsOfOne.MaxBy(consent => consent.GivenAt)!),
        ];
    }

    private async Task<IReadOnlyDictionary<int, TermsVersion>> VersionsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<TermsVersion>().AsNoTracking().Include(version => version.Parts)
            .ToDictionaryAsync(version => version.Number, cancellationToken);
    }

    private DateOnly Earliest() => calendars.Company.DayOf(time.GetUtcNow()).AddDays(options.Value.AnnounceDays);

    private static FieldProblem? ProblemOf(DateOnly? askFrom, DateOnly earliest) => askFrom switch
    {
        null => FieldProblem.Required,
        { } day when day < earliest => FieldProblem.TooEarly,
        { } day when day > earliest.AddDays(MostDaysAhead) => FieldProblem.TooFarAway,
        _ => null,
    };
}
