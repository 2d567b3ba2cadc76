using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Tests.Charges.Policy;

/// <summary>The result of a sequence of requests when the policy alone decides which are made.</summary>
/// <param name="Standing">The consent's standing.</param>
/// <param name="Made">The allowed charges, in the order of requests.</param>
internal sealed record PlayedCharges(ChargeStanding Standing, ImmutableArray<EarlierCharge> Made)
{
    /// <summary>The charges for which the store may have the money.</summary>
    public ImmutableArray<EarlierCharge> Counting => [.. Made.Where(charge => charge.State is EarlierChargeState.Counts)];

    /// <summary>Requests each in turn.</summary>
    public static PlayedCharges Play(ChargeStanding standing, IEnumerable<Step> steps)
    {
        var (made, now) = (ImmutableArray<EarlierCharge>.Empty, standing.GivenAt);
        foreach (var step in steps)
        {
            now = now.AddHours(step.Hours);
            var position = PositionOf(ChargePolicy.Evaluate(standing, made, Request(standing.Scope.Amount, step, due: null), now));
            var own = standing.Scope.Plan?.Rows.FirstOrDefault(row => row.DueOn == position?.DueOn).Amount ?? standing.Scope.Amount;
            var amount = new Money((long)((Int128)own.AmountMinorUnits * step.Permille / 1000), standing.Scope.Amount.Currency);
            if (ChargePolicy.Evaluate(standing, made, Request(amount, step, step.NamesDueDay
                ? position?.DueOn ?? made.LastOrDefault()?.DueOn
                : null), now) is ChargeVerdict.Allowed allowed)
            {
                var group = step.Becomes is EarlierChargeState.Declined ? step.Group : (MotoPortal.Gateway.Objects.DeclineGroup?)null;
                made = made.Add(new EarlierCharge(amount, now, step.Becomes, allowed.Position.DueOn, "", group));
            }
        }

        return new PlayedCharges(standing, made);
    }

    /// <summary>The periods that contain all charges, from a first day on, each with its first day and the day after its last.</summary>
    public static IEnumerable<(DateOnly From, DateOnly Until)> Periods(ChargePeriod period, DateOnly first, DateOnly last)
    {
        DateOnly After(int times) => period switch
        {
            ChargePeriod.Week => first.AddDays(7 * times),
            ChargePeriod.Month => first.AddMonths(times),
            ChargePeriod.Quarter => first.AddMonths(3 * times),
            _ => first.AddMonths(12 * times),
        };

        for (var place = 0; After(place) <= last; place++)
        {
            yield return (After(place), After(place + 1));
        }
    }

    /// <summary>The day at the store on which a charge was made.</summary>
    public DateOnly DayOf(EarlierCharge charge) => DateOnly.FromDateTime(Standing.Calendar.At(charge.At).DateTime);

    private static ChargeRequest Request(Money amount, Step step, DateOnly? due) =>
        new(amount, step.Initiation, IsForPurpose: true, due, "", HouseLimits.None, SpentTodayByPerson: null);

    private static ChargePosition? PositionOf(ChargeVerdict verdict) => verdict switch
    {
        ChargeVerdict.Allowed(var position) => position,
        ChargeVerdict.Refused(_, var position) => position,
        _ => null,
    };
}
