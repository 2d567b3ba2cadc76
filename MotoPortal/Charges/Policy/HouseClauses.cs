namespace MotoPortal.Charges.Policy;

/// <summary>
/// The rules of the house, which a second person may let pass: the limits of one person, and what looks like the same charge twice.
/// </summary>
internal static class HouseClauses
{
    /// <summary>How long the same amount for the same order looks like one charge asked for twice, even where no order is named.</summary>
    public static readonly TimeSpan SameCharge = TimeSpan.FromMinutes(10);

    /// <summary>The clauses that are broken.</summary>
    public static IEnumerable<ClauseBreach> Of(ChargeCase asked)
    {
        var twin = asked.Counting.FirstOrDefault(charge => LooksLike(asked, charge));
        return twin is null ? Limits(asked.Request) : Limits(asked.Request).Prepend(
            new ClauseBreach(ChargeClause.LooksDouble, Used: twin.Amount, Day: asked.Standing.DayOf(twin.At)));
    }

    /// <summary>The limits of one person alone, for a payment that needs no consent.</summary>
    public static IEnumerable<ClauseBreach> Limits(ChargeRequest request)
    {
        var amount = request.Amount;
        if (request.Limits.PerChargeMinorUnits is { } perCharge && amount.AmountMinorUnits > perCharge)
        {
            yield return new(ChargeClause.HouseLimitPerCharge, amount with { AmountMinorUnits = perCharge });
        }

        var spent = ChargeCase.Sum(request.SpentTodayByPerson is { } today ? [today] : [], amount.Currency);
        if (request.Limits.PerDayMinorUnits is { } perDay
            && amount with { AmountMinorUnits = perDay } is var limit && KindClauses.IsOver(spent, amount, limit))
        {
            yield return new(ChargeClause.HouseLimitPerDay, limit, spent);
        }
    }

    // Two due days that are named are two charges, even when a late one is made up for on the day of the next.
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
