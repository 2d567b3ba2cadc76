using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Policy;

/// <summary>
/// The position of a charge among those that were agreed: "2 of 12 this year", or "€80.00 of €240.00 in the month until 22 Dec 2026".
/// </summary>
/// <param name="Number">
/// The number of the charge, from 1: among the instalments, the regular charges of the year, or the charges of the period.
/// </param>
/// <param name="Of">The number of charges that were agreed; null for none.</param>
/// <param name="IsOfTheYear">Whether the number counts the regular charges of one year of the consent.</param>
/// <param name="ComesTo">The sum of the charges of the period or of the plan, this one included; null when nothing is summed.</param>
/// <param name="Limit">The limit of that sum; null when <paramref name="ComesTo"/> is.</param>
/// <param name="Period">The period of the limit; null when it is for the whole consent.</param>
/// <param name="PeriodEndsOn">The last day of that period.</param>
/// <param name="DueOn">The due day of the instalment or regular charge; null for kinds without due days.</param>
public sealed record ChargePosition(
    int Number,
    int? Of = null,
    bool IsOfTheYear = false,
    Money? ComesTo = null,
    Money? Limit = null,
    ChargePeriod? Period = null,
    DateOnly? PeriodEndsOn = null,
    DateOnly? DueOn = null);
