using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Policy;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The calendar and the limits of a store: its own where they differ, otherwise the company's settings.</summary>
/// <param name="Zone">The store's calendar: due days, last days and daily limits follow it.</param>
/// <param name="Company">The company's settings.</param>
/// <param name="Differs">What differs in the store.</param>
internal sealed record StoreRules(TimeZoneInfo Zone, ChargesOptions Company, StoreDifferences Differs)
{
    /// <summary>The rules of a store.</summary>
    /// <param name="company">The company's settings.</param>
    /// <param name="differs">What differs in the store; null for no store, or one of which nothing is known.</param>
    public static StoreRules Of(ChargesOptions company, StoreDifferences? differs)
    {
        // The form refuses a zone that this machine does not know; another node may know fewer.
        var zone = differs?.TimeZone is { } own && TimeZoneInfo.TryFindSystemTimeZoneById(own, out var known) ? known : company.Zone;
        return new StoreRules(zone, company, differs ?? StoreDifferences.None);
    }

    /// <summary>The limits of one person for charges in a currency; a store's limits are for its currency, the company's for all.</summary>
    public HouseLimits LimitsIn(string currency)
    {
        var isOwn = string.Equals(currency, Differs.LimitCurrency, StringComparison.Ordinal);
        return new HouseLimits(
            (isOwn ? Differs.LimitPerChargeMinorUnits : null) ?? ChargesOptions.InMinorUnits(Company.LimitPerCharge, currency),
            (isOwn ? Differs.LimitPerDayMinorUnits : null) ?? ChargesOptions.InMinorUnits(Company.LimitPerDay, currency));
    }
}
