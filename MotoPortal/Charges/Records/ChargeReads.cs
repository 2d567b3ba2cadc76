using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>Reads charges for pages: those of the person's stores.</summary>
internal sealed class ChargeReads(StoreContexts contexts, IEnumerable<IChargeDisputes> disputes)
{
    private const int LargestPage = 200;
    private const int MostListed = 100;

    /// <summary>One charge; null when there is none with that id.</summary>
    public async Task<ChargeView?> FindAsync(ChargeId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        return await FindAsync(db, id, cancellationToken) is { } charge ? (await MarkedAsync(db, [charge], cancellationToken))[0] : null;
    }

    /// <summary>One charge of the stores that the context shows; null when there is none with that id.</summary>
    public static async Task<ChargeView?> FindAsync(PortalDb db, ChargeId id, CancellationToken cancellationToken) =>
        (await Rows(db).SingleOrDefaultAsync(row => row.Charge.Id == id, cancellationToken))?.ToView();

    /// <summary>One page of charges.</summary>
    public async Task<ChargePageView> ListAsync(ChargeQuery query, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var rows = Filter(Rows(db), query);
        var total = await rows.CountAsync(cancellationToken);
        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        var page = await Sort(db, rows, query.SortBy, query.Descending)
            .Skip(Math.Max(0, query.Page) * size).Take(size).ToListAsync(cancellationToken);
        return new ChargePageView([.. await MarkedAsync(db, page.Select(row => row.ToView()), cancellationToken)], total);
    }

    /// <summary>The charges of a customer, newest first, 100 at most.</summary>
    public async Task<IReadOnlyList<ChargeView>> ListOfCustomerAsync(PortalCustomerId customer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var rows = await Rows(db).Where(row => row.Charge.CustomerId == customer)
            .OrderByDescending(row => row.Charge.Number).Take(MostListed).ToListAsync(cancellationToken);
        return await MarkedAsync(db, rows.Select(row => row.ToView()), cancellationToken);
    }

    /// <summary>The charges under a consent, newest first.</summary>
    public async Task<IReadOnlyList<ChargeView>> ListOfConsentAsync(ConsentId consent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var rows = await Rows(db).Where(row => row.Charge.ConsentId == consent)
            .OrderByDescending(row => row.Charge.Number).ToListAsync(cancellationToken);
        return await MarkedAsync(db, rows.Select(row => row.ToView()), cancellationToken);
    }

    /// <summary>The charges that wait for a second person, oldest first.</summary>
    public async Task<IReadOnlyList<ChargeView>> ListAwaitingApprovalAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var rows = await Rows(db).Where(row => row.Charge.State == ChargeState.AwaitingApproval)
            .OrderBy(row => row.Charge.RequestedAt).Take(MostListed).ToListAsync(cancellationToken);
        return await MarkedAsync(db, rows.Select(row => row.ToView()), cancellationToken);
    }

    private async Task<List<ChargeView>> MarkedAsync(
        PortalDb db, IEnumerable<ChargeView> charges, CancellationToken cancellationToken)
    {
        var views = charges.ToList();
        var ids = views.ConvertAll(charge => charge.Id);
        var disputed = new HashSet<ChargeId>();
        foreach (var room in ids.Count > 0 ? disputes : [])
        {
            disputed.UnionWith(await room.AmongAsync(db, ids, cancellationToken));
        }

        return views.ConvertAll(charge => disputed.Contains(charge.Id) ? charge with { IsDisputed = true } : charge);
    }

    private static IQueryable<Row> Rows(PortalDb db) =>
        from charge in db.Set<Charge>().AsNoTracking()
        join customer in db.Set<KnownCustomer>().AsNoTracking() on charge.CustomerId equals customer.Id
        join consent in db.Set<Consent>().AsNoTracking() on charge.ConsentId equals consent.Id into consents
        from consent in consents.DefaultIfEmpty()
        select new Row { Charge = charge, Customer = customer, Consent = consent };

    private static IQueryable<Row> Filter(IQueryable<Row> rows, ChargeQuery query)
    {
        if (query.From is { } from)
        {
            rows = rows.Where(row => row.Charge.RequestedAt >= from);
        }

        if (query.Until is { } until)
        {
            rows = rows.Where(row => row.Charge.RequestedAt < until);
        }

        if (query.State is { } state)
        {
            rows = rows.Where(row => row.Charge.State == state);
        }

        if (query.Initiation is { } initiation)
        {
            rows = rows.Where(row => row.Charge.Initiation == initiation);
        }

        if (query.Consent is { } consent)
        {
            rows = rows.Where(row => row.Charge.ConsentId == consent);
        }

        if (query.OnlyOverridden)
        {
            rows = rows.Where(row => row.Charge.OverriddenClauses != "");
        }

        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var number = ChargeNumber.Read(query.Search);
            var consentNumber = ConsentNumber.Read(query.Search);
            Expression<Func<Row, bool>> isNumbered = row =>
                row.Charge.Number == number || (consentNumber != null && row.Consent!.Number == consentNumber);
            var terms = CustomerTerms.Read(query.Search);
            rows = rows.Where(terms.IsEmpty ? isNumbered : isNumbered.Or(terms.Select(HasTerm).Aggregate((one, other) => one.And(other))));
        }

        return rows;
    }

    // A word may be of the customer or of the order.
    private static Expression<Func<Row, bool>> HasTerm(SearchTerm term) =>
        CustomerTerms.Has(term).On((Row row) => row.Customer)
            .Or(JoinedText.Holds(term.Folded).On((Row row) => row.Charge.ReferenceSearch));

    private static IQueryable<Row> Sort(PortalDb db, IQueryable<Row> rows, ChargeColumn column, bool descending)
    {
        var language = db.CollationOf(CultureInfo.CurrentUICulture);
        IOrderedQueryable<Row> By<TKey>(Expression<Func<Row, TKey>> key) =>
            descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
        var sorted = column switch
        {
            ChargeColumn.RequestedAt => By(row => row.Charge.RequestedAt),
            ChargeColumn.Number => By(row => row.Charge.Number),
            ChargeColumn.Customer => By(row => EF.Functions.Collate(row.Customer.Name, language)),
            ChargeColumn.Person => By(row => EF.Functions.Collate(row.Charge.RequestedBy, language)),
            ChargeColumn.Amount => By(row => row.Charge.AmountMinorUnits),
        };
        return sorted.ThenByDescending(row => row.Charge.Number);
    }

    private sealed class Row
    {
        public required Charge Charge { get; init; }

        public required KnownCustomer Customer { get; init; }

        public Consent? Consent { get; init; }

        public ChargeView ToView() => new(
            Charge.Id,
            ChargeNumber.Write(Charge.Number),
            Charge.CustomerId,
            Customer.Name,
            Charge.ConsentId,
            Consent is null ? null : ConsentNumber.Write(Consent.Number),
            Consent?.Purpose,
            Consent?.Language ?? Customer.Language,
            Charge.SetupId,
            Charge.CardBrand,
            Charge.CardLast4,
            Charge.Initiation,
            Charge.Origin,
            Charge.DueOn,
            Charge.Amount,
            Charge.AmountRefunded,
            Charge.Reference,
            Charge.Reason,
            ChargeRecap.Read(Charge.Recap, CultureInfo.CurrentUICulture),
            Charge.State,
            Charge.Problem,
            Charge.DeclineCode,
            Charge.AdviceCode,
            Charge.CountedAsMoto,
            Charge.PaymentIntentId,
            Charge.RequestedById,
            Charge.RequestedBy,
            Charge.RequestedAt,
            Charge.SentAt,
            Charge.SettledAt,
            [.. Charge.OverriddenClauses.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Charge.ApprovedBy,
            Charge.ApprovedAt,
            Charge.ApprovalReason)
        {
            Store = Consent is null ? Charge.StoreId : Consent.StoreId,
        };
    }
}
