using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Policy;

/// <summary>A clause that forbids a charge, with its figures.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Limit">The agreed amount, cap or house limit; null for none.</param>
/// <param name="Used">What is used of the limit without this charge; null when nothing is summed.</param>
/// <param name="Day">
/// The day that decides: the first or last day, the next due day, the day of the next try, the last day of a period; null for none.
/// </param>
public sealed record ClauseBreach(ChargeClause Clause, Money? Limit = null, Money? Used = null, DateOnly? Day = null)
{
    /// <summary>What determines the amounts under the limit; null where nothing was agreed of it.</summary>
    public AmountSource? DeterminedBy { get; init; }

    /// <summary>The same in words; null unless it is none of those that have a name.</summary>
    public string? Determination { get; init; }

    /// <summary>The house rules. The customer's agreement, the end of a consent and the networks' rules are never among them.</summary>
    public static ImmutableArray<ChargeClause> OfTheHouse { get; } =
        [ChargeClause.TermsOutdated, ChargeClause.LooksDouble, ChargeClause.HouseLimitPerCharge, ChargeClause.HouseLimitPerDay];

    /// <summary>Whether a second person may override it.</summary>
    public bool MayBeOverridden => OfTheHouse.Contains(Clause);
}
