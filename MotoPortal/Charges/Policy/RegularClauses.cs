using MotoPortal.Consents.Agreement;

namespace MotoPortal.Charges.Policy;

/// <summary>The rules of regular charges: one for each due day, before the next due day.</summary>
internal static class RegularClauses
{
    /// <summary>The breached clauses, and the due day that the charge is for.</summary>
    public static (IEnumerable<ClauseBreach> Breaches, ChargePosition? Position) Of(ChargeCase asked)
    {
        var (scope, interval, first) = (asked.Scope, asked.Scope.Interval!.Value, asked.Scope.FirstDay!.Value);
        var place = interval.PlaceOn(first, asked.Today < scope.ValidUntil ? asked.Today : scope.ValidUntil);
        if (place < 0)
        {
            return (KindClauses.AmountOfOne(asked), null);
        }

        var (due, next) = (interval.DayAfter(first, place), interval.DayOrNone(first, place + 1));
        if (next > scope.ValidUntil)
        {
            next = null;
        }

        var isCharged = asked.Counting.Any(charge => PlaceOf(asked, charge) == place);
        IEnumerable<ClauseBreach> against = (isCharged, asked.Request.DueOn) switch
        {
            (true, _) when next is null => [new(ChargeClause.Count)],
            (true, _) => [new(ChargeClause.Interval, Day: next)],
            (false, { } named) when named != due =>
                [named > asked.Today ? new(ChargeClause.NotBefore, Day: named) : new(ChargeClause.Interval, Day: due)],
            _ => [],
        };
        return (KindClauses.AmountOfOne(asked).Concat(against), isCharged ? null : Position(scope, interval, first, place, due));
    }

    // A charge that names no due day counts for the due day in whose period it was made.
    private static int PlaceOf(ChargeCase asked, EarlierCharge charge)
    {
        var (interval, first) = (asked.Scope.Interval!.Value, asked.Scope.FirstDay!.Value);
        return charge.DueOn is { } due && interval.PlaceOn(first, due) is >= 0 and var named && interval.DayAfter(first, named) == due
            ? named
            : Math.Max(0, interval.PlaceOn(first, asked.Standing.DayOf(charge.At)));
    }

    private static ChargePosition Position(ConsentScope scope, ChargePeriod interval, DateOnly first, int place, DateOnly due)
    {
        var last = interval.PlaceOn(first, scope.ValidUntil);
        if (interval is ChargePeriod.Year)
        {
            return new ChargePosition(place + 1, last + 1, DueOn: due);
        }

        var year = ChargePeriod.Year.PlaceOn(first, due);
        var yearStarts = ChargePeriod.Year.DayAfter(first, year);
        var firstOfYear = year == 0 ? 0 : interval.PlaceOn(first, yearStarts.AddDays(-1)) + 1;
        var lastOfYear = Math.Min(last, interval.PlaceOn(first, ChargePeriod.Year.LastDayOf(first, year)));
        return new ChargePosition(place - firstOfYear + 1, lastOfYear - firstOfYear + 1, IsOfTheYear: true, DueOn: due);
    }
}
