using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Policy;

/// <summary>A clause that stands against a charge, with the figures that tell why.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Limit">The agreed amount, cap or house limit; null where the clause has none.</param>
/// <param name="Used">What is used up of the limit without this charge; null where nothing adds up.</param>
/// <param name="Day">The day the clause turns on: the first or last day, the next due day, the day from which a new try may be made, the
/// last day of a period; null where there is none.</param>
public sealed record ClauseBreach(ChargeClause Clause, Money? Limit = null, Money? Used = null, DateOnly? Day = null)
{
    /// <summary>
    /// The rules of the house. What the customer agreed to, the end of a consent and the networks' rules are never among them.
    /// </summary>
    public static ImmutableArray<ChargeClause> OfTheHouse { get; } =
        [ChargeClause.TermsOutdated, ChargeClause.LooksDouble, ChargeClause.HouseLimitPerCharge, ChargeClause.HouseLimitPerDay];

    /// <summary>Whether a second person may let the charge pass all the same.</summary>
    public bool MayBeOverridden => OfTheHouse.Contains(Clause);
}
