namespace MotoPortal.Accounts.Stores;

/// <summary>What differs in a store from the company's settings; null for what does not.</summary>
/// <param name="TimeZone">The store's calendar, an IANA time zone.</param>
/// <param name="Language">The language proposed for the terms that are read there, a two-letter code.</param>
/// <param name="LimitCurrency">The currency of the limits, three letters in lower case.</param>
/// <param name="LimitPerChargeMinorUnits">The most that one person may charge at once without a second one, in minor units.</param>
/// <param name="LimitPerDayMinorUnits">The most that one person may charge in a day without a second one, in minor units.</param>
public sealed record StoreDifferences(
    string? TimeZone, string? Language, string? LimitCurrency, long? LimitPerChargeMinorUnits, long? LimitPerDayMinorUnits)
{
    /// <summary>Nothing differs.</summary>
    public static readonly StoreDifferences None = new(null, null, null, null, null);
}
