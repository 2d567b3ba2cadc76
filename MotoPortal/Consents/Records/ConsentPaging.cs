using System.Linq.Expressions;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
using MotoPortal.Data.Numbers;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>A list of consents in its order, of which a page is read by the consent beside it.</summary>
internal sealed class ConsentPaging
{
    private readonly PortalDb _db;
    private readonly ConsentQuery _query;
    private readonly IQueryable<Consent> _fitting;
    private readonly IReadOnlyList<string> _clerks;

    private ConsentPaging(PortalDb db, ConsentQuery query, IQueryable<Consent> fitting, IReadOnlyList<string> clerks) =>
        (_db, _query, _fitting, _clerks) = (db, query, fitting, clerks);

    /// <summary>The list of a query.</summary>
    public static async Task<ConsentPaging> OfAsync(PortalDb db, ConsentQuery query, StoreDays days, CancellationToken cancellationToken) =>
        new(
            db,
            query,
            await ConsentFiltering.FilterAsync(db, query, days, cancellationToken),
            query.SortBy is ConsentColumn.Person
                ? RankedText.InOrder(await ConsentFiltering.ClerksAsync(db, cancellationToken))
                : []);

    /// <summary>The number of consents on all pages.</summary>
    public Task<ListTotal> CountAsync(CancellationToken cancellationToken) =>
        ListTotal.OfAsync(_fitting.OrderBy(consent => consent.Number), isExact: !_query.IsFiltered, cancellationToken);

    /// <summary>The ids of the consents on the page at a place.</summary>
    public Task<KeysetPage<ConsentId>> PageAsync(ListCursor place, int size, CancellationToken cancellationToken)
    {
        return _query.SortBy switch
        {
            ConsentColumn.GivenAt => ByAsync(consent => consent.GivenAt),
            ConsentColumn.Number => ByAsync(consent => consent.Number),
            ConsentColumn.Customer => ByCustomerAsync(),
            ConsentColumn.Person => ByAsync(RankedText.Of((Consent consent) => consent.RecordedBy, _clerks)),
        };

        Task<KeysetPage<ConsentId>> ByAsync<TKey>(Expression<Func<Consent, TKey>> key) => KeysetPage<ConsentId>.ReadAsync(
            _fitting, _db.Set<Consent>(), key, consent => consent.Number, _query.Descending,
            consent => new NumberedRow<ConsentId>(consent.Id, consent.Number), place, size, cancellationToken);

        async Task<KeysetPage<ConsentId>> ByCustomerAsync()
        {
            var all = WithNames(_db.Set<Consent>(), areMany: false);
            var areMany = await ListTotal.AreManyAsync(_fitting.OrderBy(consent => consent.Number), cancellationToken);
            return await KeysetPage<ConsentId>.ReadAsync(
                WithNames(_fitting, areMany), all, row => row.Name, row => row.Number, _query.Descending,
                row => new NumberedRow<ConsentId>(row.Id, row.Number), place, size, cancellationToken);
        }
    }

    // By the folded name, which has an index: it sorts as both languages do, apart from accents between names that are otherwise alike.
    // A cross join makes SQLite walk through the customers in that order instead of sorting all consents; a few it sorts faster.
    private IQueryable<OfCustomer> WithNames(IQueryable<Consent> consents, bool areMany) => areMany
        ? from customer in _db.Set<KnownCustomer>()
          from consent in consents
          where customer.Id == consent.CustomerId
          select new OfCustomer { Id = consent.Id, Number = consent.Number, Name = customer.SearchName }
        : from customer in _db.Set<KnownCustomer>()
          join consent in consents on customer.Id equals consent.CustomerId
          select new OfCustomer { Id = consent.Id, Number = consent.Number, Name = customer.SearchName };

    private sealed class OfCustomer
    {
        public ConsentId Id { get; init; }

        public int Number { get; init; }

        public required string Name { get; init; }
    }
}
