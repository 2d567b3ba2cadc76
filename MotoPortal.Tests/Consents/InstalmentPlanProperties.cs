using CsCheck;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Tests.Consents;

public sealed class InstalmentPlanProperties
{
    private const int Cases = 2000;

    private static readonly Gen<(Money Total, int Count, DateOnly First, ChargePeriod Interval)> Proposal =
        Gen.Select(
            Gen.Long[36 * 50, 99_999_999],
            Gen.Int[2, 36],
            Gen.DateOnly[new DateOnly(2026, 11, 23), new DateOnly(2032, 12, 31)],
            ScopeGen.Period,
            (total, count, first, interval) =>
            (new Money(total, "eur"), count, first, interval));

    [Fact]
    public void A_proposed_plan_comes_to_its_total_in_shares_that_differ_by_one_minor_unit_at_most() =>
        Proposal.Sample(proposal =>
        {
            var shares = Plan(proposal).Rows.Select(row => row.Amount.AmountMinorUnits).ToArray();

            shares.Length.ShouldBe(proposal.Count);
            shares.Sum().ShouldBe(proposal.Total.AmountMinorUnits);
            shares.ShouldBe(shares.OrderDescending());
            (shares[0] - shares[^1]).ShouldBeLessThanOrEqualTo(1);
        }, iter: Cases);

    [Fact]
    public void The_days_of_a_proposed_plan_ascend_and_never_drift_from_the_first() =>
        Proposal.Sample(proposal =>
        {
            var days = Plan(proposal).Rows.Select(row => row.DueOn).ToArray();

            days.ShouldBe(days.Order().Distinct());
            days.Index().ShouldAllBe(day => IsInStep(proposal.First, day.Item, day.Index, proposal.Interval));
        }, iter: Cases);

    [Fact]
    public void A_proposed_plan_is_seen_to_be_regular_and_is_kept_and_read_back_as_it_was() =>
        Proposal.Sample(proposal =>
        {
            var plan = Plan(proposal);

            plan.RegularInterval.ShouldBe(proposal.Interval);
            InstalmentPlan.FromJson(plan.ToJson(), "eur").ShouldBe(plan);
        }, iter: Cases);

    private static InstalmentPlan Plan((Money Total, int Count, DateOnly First, ChargePeriod Interval) proposal) =>
        InstalmentPlan.Propose(proposal.Total, proposal.Count, proposal.First, proposal.Interval);

    // The same day of the month as the first, or the last day of a shorter month.
    private static bool IsInStep(DateOnly first, DateOnly day, int place, ChargePeriod interval)
    {
        if (interval is ChargePeriod.Week)
        {
            return day.DayNumber - first.DayNumber == 7 * place;
        }

        var months = (day.Year * 12) + day.Month - (first.Year * 12) - first.Month;
        var step = interval switch { ChargePeriod.Month => 1, ChargePeriod.Quarter => 3, _ => 12 };
        return months == place * step && day.Day == Math.Min(first.Day, DateTime.DaysInMonth(day.Year, day.Month));
    }
}
