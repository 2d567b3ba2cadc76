using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The calendar and the limits of a store: its own where they differ, otherwise the company's settings.</summary>
/// <param name="Calendar">The store's calendar: due days, last days and daily limits follow it.</param>
/// <param name="Company">The company's settings.</param>
/// <param name="Differs">What differs in the store.</param>
internal sealed record StoreRules(StoreCalendar Calendar, ChargesOptions Company, StoreDifferences Differs)
{
    /// <summary>The limits of one person for charges in a currency; a store's limits are for its currency, the company's for all.</summary>
    public HouseLimits LimitsIn(string currency)
    {
        var isOwn = string.Equals(currency, Differs.LimitCurrency, StringComparison.Ordinal);
        return new HouseLimits(
            (isOwn ? Differs.LimitPerChargeMinorUnits : null) ?? ChargesOptions.InMinorUnits(Company.LimitPerCharge, currency),
            (isOwn ? Differs.LimitPerDayMinorUnits : null) ?? ChargesOptions.InMinorUnits(Company.LimitPerDay, currency));
    }
}
