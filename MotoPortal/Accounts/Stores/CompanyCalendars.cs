using System.Collections.Frozen;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Stores;

/// <summary>The calendars of all stores as they were read.</summary>
/// <param name="Company">The company's calendar.</param>
/// <param name="Own">The calendars of the stores that have one of their own.</param>
internal sealed record CompanyCalendars(StoreCalendar Company, FrozenDictionary<LocationId, StoreCalendar> Own)
{
    /// <summary>The calendar of a store; the company's for null and for a store without one of its own.</summary>
    public StoreCalendar Of(LocationId? store) => store is { } known ? Own.GetValueOrDefault(known, Company) : Company;

    /// <summary>Which day it is in the company's calendar, and in which stores it is another.</summary>
    public StoreDays DaysAt(DateTimeOffset moment)
    {
        var company = Company.DayOf(moment);
        var own = Own.ToLookup(store => store.Value.DayOf(moment).CompareTo(company), store => (LocationId?)store.Key);
        return new StoreDays(company, [.. own[1]], [.. own[-1]]);
    }
}
