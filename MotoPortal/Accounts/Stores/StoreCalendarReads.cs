using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Stores;

/// <summary>
/// The one place that says by which calendar a store works: its own where it has one, otherwise the company's. What an administrator
/// changes is in force for the next read.
/// </summary>
internal sealed class StoreCalendarReads(IDbContextFactory<PortalDb> contexts, IOptions<CalendarOptions> options)
{
    /// <summary>The company's calendar, for what belongs to no store or to several.</summary>
    public StoreCalendar Company => options.Value.Calendar;

    /// <summary>The calendar of a store; the company's for null.</summary>
    public async Task<StoreCalendar> FindAsync(LocationId? store, CancellationToken cancellationToken)
    {
        if (store is null)
        {
            return Company;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, store, cancellationToken);
    }

    /// <summary>The calendar of a store, as read in a transaction; the company's for null.</summary>
    public async Task<StoreCalendar> FindAsync(PortalDb db, LocationId? store, CancellationToken cancellationToken) => store is null
        ? Company
        : Of(await db.Set<StoreSettings>()
            .Where(row => row.Id == store).Select(row => row.TimeZone).SingleOrDefaultAsync(cancellationToken));

    /// <summary>The calendars of all stores, in one query.</summary>
    public async Task<CompanyCalendars> ListAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var rows = await db.Set<StoreSettings>().AsNoTracking().Where(row => row.TimeZone != null)
            .Select(row => new { row.Id, row.TimeZone }).ToListAsync(cancellationToken);
        return new CompanyCalendars(Company, rows.ToFrozenDictionary(row => row.Id, row => Of(row.TimeZone)));
    }

    /// <summary>The calendar of a store in this zone; the company's for null.</summary>
    public StoreCalendar Of(string? zone) =>
        // The form refuses a zone that this machine does not know; another node may know fewer.
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? new StoreCalendar(known) : Company;
}
