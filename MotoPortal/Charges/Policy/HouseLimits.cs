namespace MotoPortal.Charges.Policy;

/// <summary>What one person may charge without a second person, in the minor units of the request's currency.</summary>
/// <param name="PerChargeMinorUnits">The most per charge; null for no limit.</param>
/// <param name="PerDayMinorUnits">The most per day; null for no limit.</param>
internal sealed record HouseLimits(long? PerChargeMinorUnits, long? PerDayMinorUnits)
{
    /// <summary>No limit, as for the schedule.</summary>
    public static readonly HouseLimits None = new(null, null);
}
