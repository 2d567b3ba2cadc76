using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Policy;

/// <summary>
/// Where a charge stands among those that were agreed: "2 of 12 this year", or "€80.00 of €240.00 in the month until 22 Dec 2026".
/// </summary>
/// <param name="Number">Which one it is, from 1: the instalment, the regular charge of the year, or one more charge in the period.</param>
/// <param name="Of">Of how many; null where the number of charges was not agreed.</param>
/// <param name="IsOfTheYear">Whether the number counts the regular charges of one year of the consent, not all of them.</param>
/// <param name="ComesTo">What the charges of the period, or of the plan, come to with this one; null where nothing adds up.</param>
/// <param name="Limit">What they may come to; null as <paramref name="ComesTo"/>.</param>
/// <param name="Period">Over what time the limit counts; null where it counts for the whole consent.</param>
/// <param name="PeriodEndsOn">The last day of that period.</param>
/// <param name="DueOn">The instalment or regular charge it is for, by its day; null for kinds without due days.</param>
public sealed record ChargePosition(
    int Number,
    int? Of = null,
    bool IsOfTheYear = false,
    Money? ComesTo = null,
    Money? Limit = null,
    ChargePeriod? Period = null,
    DateOnly? PeriodEndsOn = null,
    DateOnly? DueOn = null);
