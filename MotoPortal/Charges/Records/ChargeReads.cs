using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
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
        var list = await ChargePaging.OfAsync(db, query, cancellationToken);
        var page = await list.PageAsync(query.Place, Math.Clamp(query.PageSize, 1, LargestPage), cancellationToken);
        var total = page.IsWhole ? new ListTotal(page.Rows.Count, IsMore: false) : await list.CountAsync(cancellationToken);
        var views = await ViewsAsync(db, page.Rows, cancellationToken);
        return new ChargePageView([.. views], total.Rows, page.Previous, page.Next) { IsMore = total.IsMore };
    }

    /// <summary>The number of charges of the person's stores that fit.</summary>
    public async Task<ListTotal> CountAsync(ChargeQuery query, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        return await (await ChargePaging.OfAsync(db, query, cancellationToken)).CountAsync(cancellationToken);
    }

    /// <summary>All charges of the person's stores that fit, oldest first, some at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ChargeView>> AllAsync(
        ChargeQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var list = await ChargePaging.OfAsync(db, query with { SortBy = ChargeColumn.Number, Descending = false }, cancellationToken);
        for (ListCursor? place = ListCursor.Start; place is { } at;)
        {
            var page = await list.PageAsync(at, ListTotal.AtOnce, cancellationToken);
            yield return await ViewsAsync(db, page.Rows, cancellationToken);
            place = page.Next;
        }
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

    private async Task<List<ChargeView>> ViewsAsync(PortalDb db, IReadOnlyList<ChargeId> page, CancellationToken cancellationToken)
    {
        if (page.Count == 0)
        {
            return [];
        }

        var rows = await Rows(db).Where(row => page.Contains(row.Charge.Id)).ToDictionaryAsync(row => row.Charge.Id, cancellationToken);
        return await MarkedAsync(db, page.Where(rows.ContainsKey).Select(id => rows[id].ToView()), cancellationToken);
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
