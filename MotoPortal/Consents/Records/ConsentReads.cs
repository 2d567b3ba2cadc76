using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Seals;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>Reads consents for pages.</summary>
internal sealed class ConsentReads(IDbContextFactory<PortalDb> contexts, StoreCalendarReads calendars, SealReads seals, TimeProvider time)
{
    private const int LargestPage = 200;

    /// <summary>One page of consents.</summary>
    public async Task<ConsentPageView> ListAsync(ConsentQuery query, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var days = await calendars.ListAsync(db, cancellationToken);
        var rows = Filter(Rows(db), query, days.DaysAt(time.GetUtcNow()), await ClerksAsync(db, query.Person, cancellationToken));
        var total = await rows.CountAsync(cancellationToken);
        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        var page = await Sort(db, rows, query.SortBy, query.Descending)
            .Skip(Math.Max(0, query.Page) * size).Take(size).ToListAsync(cancellationToken);
        var views = query.ChecksSeals ? await CheckedAsync(db, page, ViewsOf(page, days), cancellationToken) : ViewsOf(page, days);
        return new ConsentPageView(views, total);
    }

    /// <summary>One consent; null when there is none with that id.</summary>
    public async Task<ConsentView?> FindAsync(ConsentId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(new AtomicScope(db), id, cancellationToken);
    }

    /// <summary>One consent inside a transaction, so that a decision on it stays valid; null when there is none with that id.</summary>
    public async Task<ConsentView?> FindAsync(AtomicScope scope, ConsentId id, CancellationToken cancellationToken) =>
        await Rows(scope.Db).SingleOrDefaultAsync(row => row.Consent.Id == id, cancellationToken) is { } row
            ? (await ViewsAsync(scope.Db, [row], cancellationToken))[0] with
            {
                SealBreaks =
                (await seals.CheckAsync(scope.Db, [id], cancellationToken)).GetValueOrDefault(id, [])
            }
            : null;

    /// <summary>The evidence of one consent; null once it was erased.</summary>
    public async Task<EvidenceView?> FindEvidenceAsync(ConsentId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Set<ConsentEvidence>()
            .AsNoTracking().SingleOrDefaultAsync(evidence => evidence.ConsentId == id, cancellationToken))?.ToView();
    }

    /// <summary>All consents of a customer, newest first.</summary>
    public async Task<IReadOnlyList<ConsentView>> ListOfCustomerAsync(PortalCustomerId customer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ListOfCustomerAsync(new AtomicScope(db), customer, cancellationToken);
    }

    /// <summary>All consents of a customer inside a transaction, newest first.</summary>
    public async Task<IReadOnlyList<ConsentView>> ListOfCustomerAsync(
        AtomicScope scope, PortalCustomerId customer, CancellationToken cancellationToken)
    {
        var rows = await Rows(scope.Db).Where(row => row.Consent.CustomerId == customer)
            .OrderByDescending(row => row.Consent.Number).ToListAsync(cancellationToken);
        return await CheckedAsync(scope.Db, rows, await ViewsAsync(scope.Db, rows, cancellationToken), cancellationToken);
    }

    /// <summary>The consents in force whose last day is this day or earlier, earliest first.</summary>
    public async Task<IReadOnlyList<ConsentView>> ListEndingAsync(DateOnly endsBy, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var days = await calendars.ListAsync(db, cancellationToken);
        var rows = await InForce(Rows(db), days.DaysAt(time.GetUtcNow())).Where(row => row.Consent.ValidUntil <= endsBy)
            .OrderBy(row => row.Consent.ValidUntil).ThenBy(row => row.Consent.Number).Take(most).ToListAsync(cancellationToken);
        return ViewsOf(rows, days);
    }

    /// <summary>The consents in force under terms older than this version, ordered by customer, and their number.</summary>
    public async Task<(IReadOnlyList<ConsentView> Rows, int Total)> ListOnOlderTermsAsync(
        int newest, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var days = await calendars.ListAsync(db, cancellationToken);
        var older = InForce(Rows(db), days.DaysAt(time.GetUtcNow())).Where(row => row.Consent.TermsVersion < newest);
        var total = await older.CountAsync(cancellationToken);
        var language = db.CollationOf(CultureInfo.CurrentUICulture);
        var rows = await older.OrderBy(row => EF.Functions.Collate(row.Customer.Name, language)).ThenBy(row => row.Consent.Number)
            .Take(most).ToListAsync(cancellationToken);
        return (ViewsOf(rows, days), total);
    }

    /// <summary>The number of saved cards that Stripe does not count as mail or telephone orders, for administrators.</summary>
    public async Task<int> CountNotMotoAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SavedCard>().CountAsync(card => card.CountedAsMoto != true, cancellationToken);
    }

    private async Task<ImmutableArray<ConsentView>> CheckedAsync(
        PortalDb db, List<Row> rows, ImmutableArray<ConsentView> views, CancellationToken cancellationToken)
    {
        var broken = await seals.CheckAsync(db, rows.ConvertAll(row => row.Consent.Id), cancellationToken);
        return [.. views.Select(view => view with { SealBreaks = broken.GetValueOrDefault(view.Id, []) })];
    }

    // A consent ends by the calendar of the store in which it was given.
    private async Task<ImmutableArray<ConsentView>> ViewsAsync(PortalDb db, List<Row> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        return ViewsOf(rows, await calendars.ListAsync(db, cancellationToken));
    }

    private ImmutableArray<ConsentView> ViewsOf(List<Row> rows, CompanyCalendars days)
    {
        var now = time.GetUtcNow();
        return [.. rows.Select(row => row.ToView(days.Of(row.Consent.StoreId).DayOf(now)))];
    }

    private static IQueryable<Row> InForce(IQueryable<Row> rows, StoreDays days) =>
        rows.Where(row => row.Card != null && row.Ending == null).Where(IsNotOver(days));

    // The last day has not passed in the store in which the consent was given.
    private static Expression<Func<Row, bool>> IsNotOver(StoreDays days)
    {
        var (today, ahead, behind) = (days.Company, days.Ahead.AsEnumerable(), days.Behind.AsEnumerable());
        var yesterday = today.AddDays(-1);
        return days.AreAllAlike
            ? row => row.Consent.ValidUntil >= today
            : row => row.Consent.ValidUntil > today
                || (row.Consent.ValidUntil == today && !ahead.Contains(row.Consent.StoreId))
                || (row.Consent.ValidUntil == yesterday && behind.Contains(row.Consent.StoreId));
    }

    private static Expression<Func<Row, bool>> IsExpired(StoreDays days)
    {
        var (today, ahead, behind) = (days.Company, days.Ahead.AsEnumerable(), days.Behind.AsEnumerable());
        var yesterday = today.AddDays(-1);
        return days.AreAllAlike
            ? row => row.Ending!.Kind == ConsentEndingKind.Expired || (row.Ending == null && row.Consent.ValidUntil < today)
            : row => row.Ending!.Kind == ConsentEndingKind.Expired || (row.Ending == null
                && (row.Consent.ValidUntil < yesterday
                    || (row.Consent.ValidUntil == yesterday && !behind.Contains(row.Consent.StoreId))
                    || (row.Consent.ValidUntil == today && ahead.Contains(row.Consent.StoreId))));
    }


    // Each fact is queried as a scalar: selecting whole facts makes the database number the facts of all consents for each query.
    private static IQueryable<Row> Rows(PortalDb db) =>
        from consent in db.Set<Consent>().AsNoTracking()
        join customer in db.Set<KnownCustomer>().AsNoTracking() on consent.CustomerId equals customer.Id
        join card in db.Set<SavedCard>().AsNoTracking() on consent.Id equals card.ConsentId into cards
        from card in cards.DefaultIfEmpty()
        join ending in db.Set<ConsentEnding>().AsNoTracking() on consent.Id equals ending.ConsentId into endings
        from ending in endings.DefaultIfEmpty()
        select new Row
        {
            Consent = consent,
            Customer = customer,
            Card = card,
            Ending = ending,
            IsMarked = db.Set<ConsentFact>().Any(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.MarkedForRenewal),
            CardRemovedAt = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRemoved)
                .Max(fact => (DateTimeOffset?)fact.At),
            LastSuspension = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.Suspended)
                .Max(fact => (long?)fact.Id),
            LastSuspensionAt = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.Suspended)
                .OrderByDescending(fact => fact.Id).Select(fact => (DateTimeOffset?)fact.At).FirstOrDefault(),
            LastLifted = db.Set<ConsentFact>()
                .Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.SuspensionLifted).Max(fact => (long?)fact.Id),
            IsErased = db.Set<ConsentFact>().Any(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.PersonErased),
            RenewedLast4 = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRenewed)
                .OrderByDescending(fact => fact.Id).Select(fact => fact.Last4).FirstOrDefault(),
            RenewedExpMonth = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRenewed)
                .OrderByDescending(fact => fact.Id).Select(fact => fact.ExpMonth).FirstOrDefault(),
            RenewedExpYear = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRenewed)
                .OrderByDescending(fact => fact.Id).Select(fact => fact.ExpYear).FirstOrDefault(),
        };

    private static IQueryable<Row> Filter(IQueryable<Row> rows, ConsentQuery query, StoreDays days, List<string>? clerks)
    {
        if (query.From is { } from)
        {
            rows = rows.Where(row => row.Consent.GivenAt >= from);
        }

        if (query.Until is { } until)
        {
            rows = rows.Where(row => row.Consent.GivenAt < until);
        }

        if (query.Channel is { } channel)
        {
            rows = rows.Where(row => row.Consent.Channel == channel);
        }

        if (query.OnlyNotMoto)
        {
            rows = rows.Where(row => row.Card != null && row.Card.CountedAsMoto != true);
        }

        if (query.EndsBy is { } endsBy)
        {
            rows = InForce(rows, days).Where(row => row.Consent.ValidUntil <= endsBy);
        }

        if (clerks is not null)
        {
            rows = rows.Where(row => clerks.Contains(row.Consent.RecordedBy));
        }

        if (!string.IsNullOrWhiteSpace(query.Customer))
        {
            var number = ConsentNumber.Read(query.Customer);
            var digits = query.WithCardDigits ? query.Customer.Trim() : null;
            Expression<Func<Row, bool>> isNumbered = row =>
                row.Consent.Number == number || (row.Card != null && row.Card.Last4 == digits);
            var terms = CustomerTerms.Read(query.Customer);
            rows = rows.Where(terms.IsEmpty ? isNumbered : isNumbered.Or(terms.Select(HasTerm).Aggregate((one, other) => one.And(other))));
        }

        return query.Result switch
        {
            ConsentResult.CardSaved => InForce(rows, days),
            ConsentResult.Open => rows.Where(row => row.Card == null && row.Ending == null).Where(IsNotOver(days)),
            ConsentResult.NoCard => rows.Where(row => row.Ending!.Kind == ConsentEndingKind.WithoutCard),
            ConsentResult.Withdrawn => rows.Where(row => row.Ending!.Kind == ConsentEndingKind.Withdrawn),
            ConsentResult.Expired => rows.Where(IsExpired(days)),
            ConsentResult.Replaced => rows.Where(row => row.Ending!.Kind == ConsentEndingKind.Replaced),
            null => rows,
        };
    }

    // A word may be of the customer or of the order.
    private static Expression<Func<Row, bool>> HasTerm(SearchTerm term) =>
        CustomerTerms.Has(term).On((Row row) => row.Customer)
            .Or(ConsentNumberReads.IsOfOrder(term.Folded).On((Row row) => row.Consent));

    // Few clerks record many consents. A consent's row never changes, so it has no folded column that a later version could fold again.
    private static async Task<List<string>?> ClerksAsync(PortalDb db, string? person, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(person))
        {
            return null;
        }

        var terms = CustomerTerms.Read(person);
        var clerks = await db.Set<Consent>().Select(consent => consent.RecordedBy).Distinct().ToListAsync(cancellationToken);
        return clerks.FindAll(clerk => CustomerTerms.Match(terms, clerk, email: null, phone: null));
    }

    private static IQueryable<Row> Sort(PortalDb db, IQueryable<Row> rows, ConsentColumn column, bool descending)
    {
        var language = db.CollationOf(CultureInfo.CurrentUICulture);
        IOrderedQueryable<Row> By<TKey>(Expression<Func<Row, TKey>> key) =>
            descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
        var sorted = column switch
        {
            ConsentColumn.GivenAt => By(row => row.Consent.GivenAt),
            ConsentColumn.Number => By(row => row.Consent.Number),
            ConsentColumn.Customer => By(row => EF.Functions.Collate(row.Customer.Name, language)),
            ConsentColumn.Person => By(row => EF.Functions.Collate(row.Consent.RecordedBy, language)),
            ConsentColumn.Channel => By(row => row.Consent.Channel),
            ConsentColumn.Result => By(row =>
                row.Ending == null ? (row.Card != null ? 1 : 0)
                : row.Ending.Kind == ConsentEndingKind.WithoutCard ? 2
                : row.Ending.Kind == ConsentEndingKind.Withdrawn ? 3
                : 4),
        };
        return sorted.ThenByDescending(row => row.Consent.Number);
    }

    private sealed class Row
    {
        public required Consent Consent { get; init; }

        public required KnownCustomer Customer { get; init; }

        public SavedCard? Card { get; init; }

        public ConsentEnding? Ending { get; init; }

        public bool IsMarked { get; init; }

        public DateTimeOffset? CardRemovedAt { get; init; }

        public long? LastSuspension { get; init; }

        public DateTimeOffset? LastSuspensionAt { get; init; }

        public long? LastLifted { get; init; }

        public bool IsErased { get; init; }

        public string? RenewedLast4 { get; init; }

        public int? RenewedExpMonth { get; init; }

        public int? RenewedExpYear { get; init; }

        public ConsentView ToView(DateOnly today) => new(
            Consent.Id,
            ConsentNumber.Write(Consent.Number),
            Consent.SetupId,
            Consent.CustomerId,
            Customer.Name,
            Consent.Channel,
            Consent.OrderReference,
            Consent.TermsVersion,
            Consent.Language,
            Consent.Scope,
            Consent.AllowsRedisplay,
            Consent.GivenAt,
            Consent.RecordedBy,
            ResultOn(today),
            Card?.ToView(),
            Ending is null ? null : new ConsentEndingView(Ending.Kind, Ending.EndedAt, Ending.Channel, Ending.ReplacedBy),
            IsMarked,
            CardRemovedAt,
            Consent.Digest,
            LastSuspension > (LastLifted ?? 0) ? LastSuspensionAt : null,
            IsErased,
            RenewedLast4 is { } last4 ? new CardExpiry(last4, RenewedExpMonth!.Value, RenewedExpYear!.Value) : null)
        {
            Store = Consent.StoreId,
        };

        private ConsentResult ResultOn(DateOnly today) => Ending?.Kind switch
        {
            ConsentEndingKind.WithoutCard => ConsentResult.NoCard,
            ConsentEndingKind.Withdrawn => ConsentResult.Withdrawn,
            ConsentEndingKind.Expired => ConsentResult.Expired,
            ConsentEndingKind.Replaced => ConsentResult.Replaced,
            null when Consent.ValidUntil < today => ConsentResult.Expired,
            null => Card is not null ? ConsentResult.CardSaved : ConsentResult.Open,
        };
    }
}
