using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
using MotoPortal.Data.Numbers;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>A list of charges in its order, of which a page is read by the charge beside it.</summary>
internal sealed class ChargePaging
{
    private readonly PortalDb _db;
    private readonly ChargeQuery _query;
    private readonly IQueryable<Charge> _fitting;
    private readonly IReadOnlyList<string> _people;

    private ChargePaging(PortalDb db, ChargeQuery query, IQueryable<Charge> fitting, IReadOnlyList<string> people) =>
        (_db, _query, _fitting, _people) = (db, query, fitting, people);

    /// <summary>The list of a query, of the context's stores.</summary>
    public static async Task<ChargePaging> OfAsync(PortalDb db, ChargeQuery query, CancellationToken cancellationToken) => new(
        db,
        query,
        await ChargeFiltering.FilterAsync(db, query, cancellationToken),
        query.SortBy is ChargeColumn.Person
            ? RankedText.InOrder(await db.Set<Charge>().Select(charge => charge.RequestedBy).Distinct().ToListAsync(cancellationToken))
            : []);

    /// <summary>The number of charges on all pages.</summary>
    public Task<ListTotal> CountAsync(CancellationToken cancellationToken) =>
        ListTotal.OfAsync(_fitting.OrderBy(charge => charge.Number), isExact: !_query.IsFiltered, cancellationToken);

    /// <summary>The ids of the charges on the page at a place.</summary>
    public Task<KeysetPage<ChargeId>> PageAsync(ListCursor place, int size, CancellationToken cancellationToken)
    {
        return _query.SortBy switch
        {
            ChargeColumn.RequestedAt => ByAsync(charge => charge.RequestedAt),
            ChargeColumn.Number => ByAsync(charge => charge.Number),
            ChargeColumn.Customer => ByCustomerAsync(),
            ChargeColumn.Person => ByAsync(RankedText.Of((Charge charge) => charge.RequestedBy, _people)),
            ChargeColumn.Amount => ByAsync(charge => charge.AmountMinorUnits),
        };

        Task<KeysetPage<ChargeId>> ByAsync<TKey>(Expression<Func<Charge, TKey>> key) => KeysetPage<ChargeId>.ReadAsync(
            _fitting, _db.Set<Charge>(), key, charge => charge.Number, _query.Descending,
            charge => new NumberedRow<ChargeId>(charge.Id, charge.Number), place, size, cancellationToken);

        async Task<KeysetPage<ChargeId>> ByCustomerAsync()
        {
            var all = WithNames(_db.Set<Charge>(), areMany: false);
            var areMany = await ListTotal.AreManyAsync(_fitting.OrderBy(charge => charge.Number), cancellationToken);
            return await KeysetPage<ChargeId>.ReadAsync(
                WithNames(_fitting, areMany), all, row => row.Name, row => row.Number, _query.Descending,
                row => new NumberedRow<ChargeId>(row.Id, row.Number), place, size, cancellationToken);
        }
    }

    // By the folded name, which has an index: it sorts as both languages do, apart from accents between names that are otherwise alike.
    // A cross join makes SQLite walk through the customers in that order instead of sorting all charges; a few it sorts faster.
    private IQueryable<OfCustomer> WithNames(IQueryable<Charge> charges, bool areMany) => areMany
        ? from customer in _db.Set<KnownCustomer>()
          from charge in charges
          where customer.Id == charge.CustomerId
          select new OfCustomer { Id = charge.Id, Number = charge.Number, Name = customer.SearchName }
        : from customer in _db.Set<KnownCustomer>()
          join charge in charges on customer.Id equals charge.CustomerId
          select new OfCustomer { Id = charge.Id, Number = charge.Number, Name = customer.SearchName };

    private sealed class OfCustomer
    {
        public ChargeId Id { get; init; }

        public int Number { get; init; }

        public required string Name { get; init; }
    }
}
