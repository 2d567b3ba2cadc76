using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;

namespace MotoPortal.Schedules;

/// <summary>
/// The due days that are still to be charged. An instalment stays open until it is paid, while the consent holds; a regular charge may be
/// made until the next falls due, and is missed for good afterwards: nobody is charged twice in a period to make up for one.
/// </summary>
internal static class ScheduleDays
{
    /// <summary>The due days that are open, in order. Only the first of an instalment plan may be charged.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="earlier">All charges made or tried.</param>
    /// <param name="today">The day at the store.</param>
    /// <param name="dayOf">The day at the store of a moment.</param>
    public static IEnumerable<DueDay> OpenOf(
        ConsentScope scope, ImmutableArray<EarlierCharge> earlier, DateOnly today, Func<DateTimeOffset, DateOnly> dayOf) => scope switch
        {
            { Plan: { } plan } => OfPlan(scope, plan, earlier),
            { Interval: { } interval, FirstDay: { } first } => Regular(scope, interval, first, earlier, today, dayOf),
            _ => [],
        };

    /// <summary>The due days from one day to another, whether or not they are charged already.</summary>
    public static IEnumerable<DueDay> From(ConsentScope scope, DateOnly first, DateOnly until) =>
        OpenOf(scope, [], first, _ => first).SkipWhile(day => day.DueOn < first).TakeWhile(day => day.DueOn <= until);

    /// <summary>
    /// The moment from which on a day is charged: that hour at the store, or the next one that there is where clocks are put forward.
    /// </summary>
    public static DateTimeOffset MomentOf(DateOnly day, int hour, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        // Where clocks are put back an hour comes twice; the first of the two is the one with the larger offset.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static IEnumerable<DueDay> OfPlan(ConsentScope scope, InstalmentPlan plan, ImmutableArray<EarlierCharge> earlier)
    {
        // As the policy sees it: a charge that names no instalment, or one that is paid already, has paid the earliest that is open.
        var counting = earlier.Where(charge => charge.State is EarlierChargeState.Counts).ToList();
        var named =
            counting.Select(charge => charge.DueOn).OfType<DateOnly>().Where(day => plan.Rows.Any(row => row.DueOn == day)).ToHashSet();
        return plan.Rows.Index()
            .Where(row => !named.Contains(row.Item.DueOn))
            .Skip(counting.Count - named.Count)
            .Select(row => new DueDay(row.Item.DueOn, scope.ValidUntil, row.Item.Amount, row.Index + 1, plan.Rows.Length));
    }

    private static IEnumerable<DueDay> Regular(
        ConsentScope scope,
        ChargePeriod interval,
        DateOnly first,
        ImmutableArray<EarlierCharge> earlier,
        DateOnly today,
        Func<DateTimeOffset, DateOnly> dayOf)
    {
        var last = interval.PlaceOn(first, scope.ValidUntil);
        var charged = earlier.Where(charge => charge.State is EarlierChargeState.Counts)
            .Select(charge => PlaceOf(interval, first, charge, dayOf)).ToHashSet();
        for (var place = Math.Max(0, interval.PlaceOn(first, today)); place <= last; place++)
        {
            if (!charged.Contains(place))
            {
                var dayBeforeNext = interval.DayOrNone(first, place + 1)?.AddDays(-1) ?? DateOnly.MaxValue;
                var lastDay = place == last || dayBeforeNext > scope.ValidUntil ? scope.ValidUntil : dayBeforeNext;
                yield return new DueDay(interval.DayAfter(first, place), lastDay, scope.AmountRule is AmountRule.Fixed
                    ? scope.Amount
                    : null, place + 1, last + 1);
            }
        }
    }

    private static int PlaceOf(ChargePeriod interval, DateOnly first, EarlierCharge charge, Func<DateTimeOffset, DateOnly> dayOf) =>
        charge.DueOn is { } due && interval.PlaceOn(first, due) is >= 0 and var named && interval.DayAfter(first, named) == due
            ? named
            : Math.Max(0, interval.PlaceOn(first, dayOf(charge.At)));
}
