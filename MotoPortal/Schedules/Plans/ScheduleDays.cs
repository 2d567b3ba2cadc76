using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;

namespace MotoPortal.Schedules.Plans;

/// <summary>
/// Computes the due days that are still to be charged. An instalment stays open until it is paid, while the consent is in force; a regular
/// charge may be made until the next due day and is then lost, because no customer is charged twice in one period.
/// </summary>
internal static class ScheduleDays
{
    /// <summary>The open due days, in order. Of an instalment plan only the first may be charged.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="earlier">All charges made or tried.</param>
    /// <param name="today">The current day at the store.</param>
    /// <param name="dayOf">Converts a moment to the day at the store.</param>
    public static IEnumerable<DueDay> OpenOf(
        ConsentScope scope, ImmutableArray<EarlierCharge> earlier, DateOnly today, Func<DateTimeOffset, DateOnly> dayOf) => scope switch
        {
            { Plan: { } plan } => OfPlan(scope, plan, earlier),
            { Interval: { } interval, FirstDay: { } first } => Regular(scope, interval, first, earlier, today, dayOf),
            _ => [],
        };

    /// <summary>The due days in a range, charged or not.</summary>
    public static IEnumerable<DueDay> From(ConsentScope scope, DateOnly first, DateOnly until) =>
        OpenOf(scope, [], first, _ => first).SkipWhile(day => day.DueOn < first).TakeWhile(day => day.DueOn <= until);

    private static IEnumerable<DueDay> OfPlan(ConsentScope scope, InstalmentPlan plan, ImmutableArray<EarlierCharge> earlier)
    {
        // As in the policy: a charge that names no instalment, or one that is paid already, counts for the earliest open one.
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
