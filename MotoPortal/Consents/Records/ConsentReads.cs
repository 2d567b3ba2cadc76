using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Seals;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
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
        var list = await ConsentPaging.OfAsync(db, query, days.DaysAt(time.GetUtcNow()), cancellationToken);
        var page = await list.PageAsync(query.Place, Math.Clamp(query.PageSize, 1, LargestPage), cancellationToken);
        var total = page.IsWhole ? new ListTotal(page.Rows.Count, IsMore: false) : await list.CountAsync(cancellationToken);
        var rows = await RowsAsync(db, page.Rows, cancellationToken);
        var views = query.ChecksSeals ? await CheckedAsync(db, rows, ViewsOf(rows, days), cancellationToken) : ViewsOf(rows, days);
        return new ConsentPageView(views, total.Rows, page.Previous, page.Next) { IsMore = total.IsMore };
    }

    /// <summary>The number of consents that fit.</summary>
    public async Task<ListTotal> CountAsync(ConsentQuery query, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var days = await calendars.ListAsync(db, cancellationToken);
        var list = await ConsentPaging.OfAsync(db, query, days.DaysAt(time.GetUtcNow()), cancellationToken);
        return await list.CountAsync(cancellationToken);
    }

    /// <summary>All consents that fit, oldest first, some at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ConsentView>> AllAsync(
        ConsentQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var days = await calendars.ListAsync(db, cancellationToken);
        var inOrder = query with { SortBy = ConsentColumn.Number, Descending = false };
        var list = await ConsentPaging.OfAsync(db, inOrder, days.DaysAt(time.GetUtcNow()), cancellationToken);
        for (ListCursor? place = ListCursor.Start; place is { } at;)
        {
            var page = await list.PageAsync(at, ListTotal.AtOnce, cancellationToken);
            yield return ViewsOf(await RowsAsync(db, page.Rows, cancellationToken), days);
            place = page.Next;
        }
    }

    /// <summary>One consent; null when there is none with that id.</summary>
    public async Task<ConsentView?> FindAsync(ConsentId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(new AtomicScope(db), id, cancellationToken);
    }

    /// <summary>One consent inside a transaction, so that a decision on it stays valid; null when there is none with that id.</summary>
    public async Task<ConsentView?> FindAsync(AtomicScope scope, ConsentId id, CancellationToken cancellationToken) =>
        await ConsentRow.All(scope.Db).SingleOrDefaultAsync(row => row.Consent.Id == id, cancellationToken) is { } row
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
        var rows = await ConsentRow.All(scope.Db).Where(row => row.Consent.CustomerId == customer)
            .OrderByDescending(row => row.Consent.Number).ToListAsync(cancellationToken);
        return await CheckedAsync(scope.Db, rows, await ViewsAsync(scope.Db, rows, cancellationToken), cancellationToken);
    }

    /// <summary>The consents in force whose last day is this day or earlier, earliest first.</summary>
    public async Task<IReadOnlyList<ConsentView>> ListEndingAsync(DateOnly endsBy, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var days = await calendars.ListAsync(db, cancellationToken);
        var rows = await ConsentRow.InForce(db, days.DaysAt(time.GetUtcNow())).Where(row => row.Consent.ValidUntil <= endsBy)
            .OrderBy(row => row.Consent.ValidUntil).ThenBy(row => row.Consent.Number).Take(most).ToListAsync(cancellationToken);
        return ViewsOf(rows, days);
    }

    /// <summary>The consents in force under terms older than this version, ordered by customer, and their number.</summary>
    public async Task<(IReadOnlyList<ConsentView> Rows, int Total)> ListOnOlderTermsAsync(
        int newest, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var days = await calendars.ListAsync(db, cancellationToken);
        var older = ConsentRow.InForce(db, days.DaysAt(time.GetUtcNow())).Where(row => row.Consent.TermsVersion < newest);
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

    private static async Task<List<ConsentRow>> RowsAsync(PortalDb db, IReadOnlyList<ConsentId> page, CancellationToken cancellationToken)
    {
        if (page.Count == 0)
        {
            return [];
        }

        var rows = await ConsentRow.All(db).Where(row => page.Contains(row.Consent.Id))
            .ToDictionaryAsync(row => row.Consent.Id, cancellationToken);
        return [.. page.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    private async Task<ImmutableArray<ConsentView>> CheckedAsync(
        PortalDb db, List<ConsentRow> rows, ImmutableArray<ConsentView> views, CancellationToken cancellationToken)
    {
        var broken = await seals.CheckAsync(db, rows.ConvertAll(row => row.Consent.Id), cancellationToken);
        return [.. views.Select(view => view with { SealBreaks = broken.GetValueOrDefault(view.Id, []) })];
    }

    // A consent ends by the calendar of the store in which it was given.
    private async Task<ImmutableArray<ConsentView>> ViewsAsync(PortalDb db, List<ConsentRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        return ViewsOf(rows, await calendars.ListAsync(db, cancellationToken));
    }

    private ImmutableArray<ConsentView> ViewsOf(List<ConsentRow> rows, CompanyCalendars days)
    {
        var now = time.GetUtcNow();
        return [.. rows.Select(row => row.ToView(days.Of(row.Consent.StoreId).DayOf(now)))];
    }
}
