using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Expiry;

namespace MotoPortal.Charges.Policy;

/// <summary>What covers a charge: the consent and all that is known about it now.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="GivenAt">When, UTC. Periods of a cap are counted from its day.</param>
/// <param name="NotInForce">Why the consent is not in force; null when it is.</param>
/// <param name="TermsOutdated">Whether the terms have changed in substance since.</param>
/// <param name="IsSuspended">Whether a decline for good suspended it.</param>
/// <param name="CardExpMonth">The last month in which the card is good, 1 to 12.</param>
/// <param name="CardExpYear">Its year, four digits.</param>
/// <param name="CustomerErased">Whether the customer's data were erased.</param>
/// <param name="Zone">The calendar of the store: every day is a day of this zone.</param>
internal sealed record ChargeStanding(
    ConsentScope Scope,
    DateTimeOffset GivenAt,
    NotInForce? NotInForce,
    bool TermsOutdated,
    bool IsSuspended,
    int CardExpMonth,
    int CardExpYear,
    bool CustomerErased,
    TimeZoneInfo Zone)
{
    /// <summary>Whether the consent does not match its seal. Then nothing else that is said here can be relied on.</summary>
    public bool IsSealBroken { get; init; }

    /// <summary>Whether the month until which the card is good, as far as is known, has passed on that day.</summary>
    public bool IsCardExpiredOn(DateOnly day) => (CardExpYear, CardExpMonth).CompareTo((day.Year, day.Month)) < 0;

    /// <summary>The day at the store; the first or last day there is when the zone would lead beyond it.</summary>
    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);
}
