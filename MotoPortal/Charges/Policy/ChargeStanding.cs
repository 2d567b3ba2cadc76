using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Expiry;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Policy;

/// <summary>A consent and all that is known about it now.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="GivenAt">When it was given, UTC. The periods of a cap are counted from this day.</param>
/// <param name="NotInForce">Why the consent is not in force; null when it is.</param>
/// <param name="TermsOutdated">Whether the terms have changed in substance since.</param>
/// <param name="IsSuspended">Whether a permanent decline suspended it.</param>
/// <param name="CardExpMonth">The card's month of expiry, 1 to 12.</param>
/// <param name="CardExpYear">The card's year of expiry, four digits.</param>
/// <param name="CustomerErased">Whether the customer's data were erased.</param>
/// <param name="Calendar">The calendar of the store in which it was agreed.</param>
internal sealed record ChargeStanding(
    ConsentScope Scope,
    DateTimeOffset GivenAt,
    NotInForce? NotInForce,
    bool TermsOutdated,
    bool IsSuspended,
    int CardExpMonth,
    int CardExpYear,
    bool CustomerErased,
    StoreCalendar Calendar)
{
    /// <summary>Whether the consent fails its seal check. Then no other value here can be relied on.</summary>
    public bool IsSealBroken { get; init; }

    /// <summary>Whether the card's month of expiry, as far as it is known, has passed on a day.</summary>
    public bool IsCardExpiredOn(DateOnly day) => (CardExpYear, CardExpMonth).CompareTo((day.Year, day.Month)) < 0;

    /// <summary>The day at the store; clamped to the range of the calendar.</summary>
    public DateOnly DayOf(DateTimeOffset time) => Calendar.DayOf(time);
}
