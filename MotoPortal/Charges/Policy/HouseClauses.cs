using MotoPortal.Primitives.Amounts;


namespace MotoPortal.Charges.Policy;

/// <summary>The house rules, which a second person may override: the limits of one person, and charges that look like duplicates.</summary>
internal static class HouseClauses
{
    /// <summary>The time within which the same amount for the same order, or for none, looks like a duplicate.</summary>
    public static readonly TimeSpan SameCharge = TimeSpan.FromMinutes(10);

    /// <summary>The breached clauses.</summary>
    public static IEnumerable<ClauseBreach> Of(ChargeCase asked)
    {
        var twin = asked.Counting.FirstOrDefault(charge => LooksLike(asked, charge));
        var limits = Limits(asked.Request.Amount, asked.Request.Limits, asked.Request.SpentTodayByPerson);
        return twin is null ? limits : limits.Prepend(
            new ClauseBreach(ChargeClause.LooksDouble, Used: twin.Amount, Day: asked.Standing.DayOf(twin.At)));
    }

    /// <summary>The breaches of one person's limits, also for a payment that needs no consent.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="limits">The limits of this person.</param>
    /// <param name="spentToday">What this person has charged today without it; null for nothing.</param>
    public static IEnumerable<ClauseBreach> Limits(Money amount, HouseLimits limits, Money? spentToday)
    {
        if (limits.PerChargeMinorUnits is { } perCharge && amount.AmountMinorUnits > perCharge)
        {
            yield return new(ChargeClause.HouseLimitPerCharge, amount with { AmountMinorUnits = perCharge });
        }

        var spent = ChargeCase.Sum(spentToday is { } today ? [today] : [], amount.Currency);
        if (limits.PerDayMinorUnits is { } perDay
            && amount with { AmountMinorUnits = perDay } is var limit && KindClauses.IsOver(spent, amount, limit))
        {
            yield return new(ChargeClause.HouseLimitPerDay, limit, spent);
        }
    }

    // Two different due days are two charges, even when a late one is made on the day of the next.
    private static bool LooksLike(ChargeCase asked, EarlierCharge charge)
    {
        if (asked.Request.DueOn is { } due && charge.DueOn is { } other && due != other)
        {
            return false;
        }

        var (reference, earlier) = ((asked.Request.Reference ?? "").Trim(), (charge.Reference ?? "").Trim());
        if (!string.Equals(reference, earlier, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var isSameDay = reference.Length > 0 && asked.Standing.DayOf(charge.At) == asked.Today;
        return isSameDay || (charge.Amount == asked.Request.Amount && (asked.Now - charge.At).Duration() < SameCharge);
    }
}
