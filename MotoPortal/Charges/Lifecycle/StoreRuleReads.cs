using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>
/// Reads the rules of stores. What an administrator changes is in force
/// for the next charge.
/// </summary>
internal sealed class StoreRuleReads(IOptions<ChargesOptions> company, StoreCalendarReads calendars)
{
    /// <summary>The rules of some stores, in one query; none when all are null.</summary>
    /// <returns>The rules by store; the company's for null and for a store that was not asked for.</returns>
    public async Task<Func<LocationId?, StoreRules>> ListAsync(
        PortalDb db, IEnumerable<LocationId?> stores, CancellationToken cancellationToken)
    {
        var ids = stores.OfType<LocationId>().Distinct().ToList();
        var rows = ids.Count == 0
            ? []
            : await db.Set<StoreSettings>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var rules = rows.ToDictionary(row => row.Id, row => RulesOf(row.Differences()));
        var otherwise = RulesOf(StoreDifferences.None);
        return store => store is { } known ? rules.GetValueOrDefault(known, otherwise) : otherwise;
    }

    private StoreRules RulesOf(StoreDifferences differs) => new(calendars.Of(differs.TimeZone), company.Value, differs);
}
