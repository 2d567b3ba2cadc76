using System.Collections.Immutable;
using CsCheck;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Expiry;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Schedules.Plans;

namespace MotoPortal.Tests.Schedules;

public sealed class SchedulePolicyTests
{
    private static readonly Money Forty = new(4000, "eur");
    private static readonly DateOnly First = new(2027, 1, 31);

    [Theory]
    [InlineData(NotInForce.Withdrawn, ScheduleEnd.Withdrawn)]
    [InlineData(NotInForce.Expired, ScheduleEnd.Expired)]
    [InlineData(NotInForce.Replaced, ScheduleEnd.Replaced)]
    [InlineData(NotInForce.CardRemoved, ScheduleEnd.CardRemoved)]
    [InlineData(NotInForce.NoCard, ScheduleEnd.CardRemoved)]
    internal void A_consent_that_is_not_in_force_ends_it_even_while_a_charge_is_under_way(NotInForce why, ScheduleEnd end)
    {
        var facts = Facts(Monthly()) with { Asked = new AskedCharge(First, new ChargeResult(ChargeState.Unknown)), HasUnsettled = true };

        SchedulePolicy.Decide(facts with { Standing = facts.Standing with { NotInForce = why } }, At(First, 9))
            .ShouldBe(new ScheduleStep.Finish(end));
    }

    [Theory]
    [InlineData("2027-01-31", 8, "2027-01-31T09:00")]
    [InlineData("2027-01-05", 12, "2027-01-31T09:00")]
    internal void Before_the_hour_of_the_due_day_it_waits(string day, int hour, string until) =>
        SchedulePolicy.Decide(Facts(Monthly()), At(DateOnly.Parse(day, null), hour))
            .ShouldBe(new ScheduleStep.Wait(DateTimeOffset.Parse(until + "Z", null), First));

    [Theory]
    [InlineData("2027-01-31", "2027-01-31")]
    [InlineData("2027-02-10", "2027-01-31")]
    [InlineData("2027-02-28", "2027-02-28")]
    [InlineData("2027-03-30", "2027-02-28")]
    [InlineData("2027-03-31", "2027-03-31")]
    internal void The_due_day_of_a_regular_charge_is_that_of_the_running_period(string today, string due) =>
        SchedulePolicy.Decide(Facts(Monthly()), At(DateOnly.Parse(today, null), 9))
            .ShouldBe(new ScheduleStep.Charge(DateOnly.Parse(due, null), Forty));

    [Theory]
    [InlineData("insufficient_funds", null, typeof(ScheduleStep.TryAgain))]
    [InlineData("processing_error", null, typeof(ScheduleStep.TryAgain))]
    [InlineData("expired_card", null, typeof(ScheduleStep.NeedsPerson))]
    [InlineData("insufficient_funds", "do_not_try_again", typeof(ScheduleStep.NeedsPerson))]
    [InlineData("generic_decline", "confirm_card_data", typeof(ScheduleStep.NeedsPerson))]
    internal void After_a_decline_the_banks_advice_is_respected(string code, string? advice, Type step) =>
        SchedulePolicy.Decide(Asked(new ChargeResult(ChargeState.Declined, null, code, advice)), At(First, 9)).ShouldBeOfType(step);

    [Theory]
    [InlineData(ChargeState.NeedsCustomer, null, ScheduleTrouble.CustomerNeeded)]
    [InlineData(ChargeState.Refused, ChargeProblem.KeyRefused, ScheduleTrouble.StripeRefused)]
    [InlineData(ChargeState.Refused, ChargeProblem.CardGone, ScheduleTrouble.StripeRefused)]
    [InlineData(ChargeState.GivenUp, null, ScheduleTrouble.StripeRefused)]
    internal void What_only_a_person_can_mend_needs_attention(ChargeState state, ChargeProblem? problem, ScheduleTrouble trouble) =>
        SchedulePolicy.Decide(Asked(new ChargeResult(state, problem)), At(First, 9))
            .ShouldBeOfType<ScheduleStep.NeedsPerson>().Trouble.ShouldBe(trouble);

    [Fact]
    public void What_never_reached_Stripe_is_sent_again_a_few_times()
    {
        var facts = Asked(new ChargeResult(ChargeState.NotSent, ChargeProblem.StripeNotReachable));

        SchedulePolicy.Decide(facts, At(First, 9)).ShouldBe(new ScheduleStep.SendAgain(At(First, 9) + SchedulePolicy.AfterNotSent));
        SchedulePolicy.Decide(facts with { NotSent = SchedulePolicy.MostNotSent - 1 }, At(First, 9))
            .ShouldBeOfType<ScheduleStep.NeedsPerson>().Trouble.ShouldBe(ScheduleTrouble.NotSent);
    }

    [Fact]
    public void A_weekly_charge_is_not_tried_again_into_the_next_week()
    {
        var weekly = ConsentScope.Recurring("Milk", AmountRule.Fixed, Forty, ChargePeriod.Week, First, First.AddMonths(6));
        var facts =
            Facts(weekly) with { Asked = new AskedCharge(First, new ChargeResult(ChargeState.Declined, null, "insufficient_funds")) };

        SchedulePolicy.Decide(facts, At(First.AddDays(3), 9)).ShouldBeOfType<ScheduleStep.TryAgain>();
        SchedulePolicy.Decide(facts, At(First.AddDays(4), 9))
            .ShouldBeOfType<ScheduleStep.NeedsPerson>().Trouble.ShouldBe(ScheduleTrouble.TriesUsedUp);
    }

    [Theory]
    [InlineData("2027-03-27", "2027-03-27T02:00")]
    [InlineData("2027-03-28", "2027-03-28T01:00")]
    [InlineData("2027-10-31", "2027-10-31T00:00")]
    internal void An_hour_that_clocks_skip_or_repeat_is_charged_once_and_on_its_day(string day, string utc)
    {
        // Paris is an hour ahead of UTC in winter; on 28 March at 2 clocks are put forward to 3, on 31 October at 3 back to 2.
        var hour = day is "2027-03-27" ? 3 : 2;

        new StoreCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).MomentOf(DateOnly.Parse(day, null), hour)
            .ShouldBe(DateTimeOffset.Parse(utc + "Z", null));
    }

    [Fact]
    public void The_promise_to_tell_is_kept_before_anything_is_charged()
    {
        var promised = Facts(Monthly()) with { Promise = new NoticePromise(3, HasAddress: true) };

        SchedulePolicy.Decide(promised, At(First.AddDays(-10), 9)).ShouldBe(new ScheduleStep.Wait(At(First.AddDays(-3), 9), First));
        SchedulePolicy.Decide(promised, At(First.AddDays(-3), 9)).ShouldBe(new ScheduleStep.Tell(First, Forty, First));
        var told = promised with { Promise = new NoticePromise(3, HasAddress: true, First, Forty, At(First.AddDays(-3), 9)) };
        SchedulePolicy.Decide(told, At(First, 9)).ShouldBe(new ScheduleStep.Charge(First, Forty));
    }

    [Fact]
    public void A_customer_who_is_told_late_is_charged_late()
    {
        var late = Facts(Monthly()) with { Promise = new NoticePromise(3, HasAddress: true) };
        SchedulePolicy.Decide(late, At(First, 9)).ShouldBe(new ScheduleStep.Tell(First, Forty, First.AddDays(3)));

        var told = late with { Promise = new NoticePromise(3, HasAddress: true, First, Forty, At(First, 9)) };
        SchedulePolicy.Decide(told, At(First.AddDays(2), 12)).ShouldBe(new ScheduleStep.Wait(At(First.AddDays(3), 9), First));
        SchedulePolicy.Decide(told, At(First.AddDays(3), 9)).ShouldBe(new ScheduleStep.Charge(First, Forty));
    }

    [Fact]
    public void An_email_that_waits_or_failed_keeps_the_charge_waiting()
    {
        var waiting = Facts(Monthly()) with { Promise = new NoticePromise(3, HasAddress: true, First, Forty) };

        SchedulePolicy.Decide(waiting, At(First, 9)).ShouldBeOfType<ScheduleStep.Wait>();
        SchedulePolicy.Decide(waiting with { Promise = waiting.Promise! with { HasFailed = true } }, At(First, 9))
            .ShouldBe(new ScheduleStep.NeedsPerson(ScheduleTrouble.TellCustomer, First));
    }

    [Fact]
    public void Another_amount_is_another_notice_and_no_address_asks_a_person_in_time()
    {
        var facts = Facts(Monthly()) with
        {
            Promise =
            new NoticePromise(3, HasAddress: true, First, Forty with { AmountMinorUnits = 3999 }, At(First.AddDays(-5), 9))
        };
        SchedulePolicy.Decide(facts, At(First, 9)).ShouldBeOfType<ScheduleStep.Tell>();

        var silent = Facts(Monthly()) with { Promise = new NoticePromise(3, HasAddress: false) };
        SchedulePolicy.Decide(silent, At(First.AddDays(-7), 9)).ShouldBe(new ScheduleStep.Wait(At(First.AddDays(-6), 9), First));
        SchedulePolicy.Decide(silent, At(First.AddDays(-6), 9)).ShouldBe(new ScheduleStep.NeedsPerson(ScheduleTrouble.TellCustomer, First));
    }

    [Fact]
    public void A_regular_charge_that_cannot_be_told_of_in_time_is_passed_over_and_a_last_instalment_needs_a_person()
    {
        var promise = new NoticePromise(3, HasAddress: true);
        SchedulePolicy.Decide(Facts(Monthly()) with { Promise = promise }, At(new DateOnly(2027, 2, 27), 9))
            .ShouldBe(new ScheduleStep.Tell(new DateOnly(2027, 2, 28), Forty, new DateOnly(2027, 3, 2)));

        var plan = ConsentScope.Instalments("Sofa", InstalmentPlan.Propose(new Money(8000, "eur"), 2, First, ChargePeriod.Month));
        SchedulePolicy.Decide(
            Facts(plan, new EarlierCharge(Forty, At(First, 9), EarlierChargeState.Counts, First, "")) with { Promise = promise },
            At(new DateOnly(2027, 3, 11), 9))
            .ShouldBe(new ScheduleStep.NeedsPerson(ScheduleTrouble.NoticeTooLate, new DateOnly(2027, 2, 28)));
    }

    [Fact]
    public void The_last_instalment_can_be_tried_again_as_often_as_any_other()
    {
        var plan = ConsentScope.Instalments("Sofa", InstalmentPlan.Propose(new Money(8000, "eur"), 2, First, ChargePeriod.Month));
        var (paid, last) = (new EarlierCharge(Forty, At(First, 9), EarlierChargeState.Counts, First, ""), plan.Plan!.Rows[1].DueOn);
        var day = last;
        for (var declines = 0; declines < SchedulePolicy.MostNewTries; declines++)
        {
            var declined = Facts(plan, paid) with
            {
                Asked = new AskedCharge(last, new ChargeResult(ChargeState.Declined, null, "insufficient_funds")),
                Declines = declines,
            };
            day = declined.Standing.DayOf(
                SchedulePolicy.Decide(declined, At(day, 9)).ShouldBeOfType<ScheduleStep.TryAgain>().NotBefore);
        }

        day.ShouldBe(plan.ValidUntil);
    }

    [Fact]
    public void Between_the_decline_of_the_last_instalment_and_the_end_of_the_consent_it_may_be_charged_and_not_after()
    {
        var plan = ConsentScope.Instalments("Sofa", InstalmentPlan.Propose(new Money(8000, "eur"), 2, First, ChargePeriod.Month));
        var last = plan.Plan!.Rows[1].DueOn;
        var paid = new EarlierCharge(Forty, At(First, 9), EarlierChargeState.Counts, First, "");
        var declined = new EarlierCharge(Forty, At(last, 9), EarlierChargeState.Declined, last, "", DeclineGroup.TryOnceMore);

        for (var day = last; day <= plan.ValidUntil; day = day.AddDays(1))
        {
            var position = On(day).ShouldBeOfType<ChargeVerdict.Allowed>().Position;
            (position.Number, position.Of, position.DueOn).ShouldBe((2, 2, last));
        }

        On(plan.ValidUntil.AddDays(1)).ShouldBeOfType<ChargeVerdict.Refused>().Breaches.Select(breach => breach.Clause)
            .ShouldContain(ChargeClause.NotAfter);

        ChargeVerdict On(DateOnly day) => ChargePolicy.Evaluate(
            Facts(plan, paid, declined).Standing,
            [paid, declined],
            new ChargeRequest(
                Forty, ChargeInitiation.CustomerAbsent, IsForPurpose: true, last, "", HouseLimits.None, SpentTodayByPerson: null),
            At(day, 10));
    }

    [Fact]
    public void No_sequence_of_looks_charges_a_due_day_twice_or_what_the_consent_does_not_cover()
    {
        // Every decision of the portal is checked with the charge policy, which must allow it.
        Gen.Select(
            Scope,
            Gen.OneOf("UTC", "Europe/Paris", "Pacific/Auckland", "America/New_York"),
            Gen.Select(Gen.Int[-20, 900], Gen.Int[0, 9]).Array[1, 60]).Sample(
            (scope, zone, looks) =>
            {
                var standing = Standing(scope, new StoreCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone)));
                var now = At(First, 9).AddDays(-3);
                var earlier = ImmutableArray<EarlierCharge>.Empty;
                var notBefore = (DateTimeOffset?)null;
                foreach (var (hours, luck) in looks)
                {
                    now = now.AddHours(hours);
                    var today = standing.DayOf(now);
                    var facts = new ScheduleFacts(standing with
                    {
                        NotInForce =
                        today > scope.ValidUntil ? NotInForce.Expired : null
                    }, earlier, false, null, 0, 0, notBefore, Forty, null, 9);
                    if (SchedulePolicy.Decide(facts, now) is not ScheduleStep.Charge charge)
                    {
                        continue;
                    }

                    standing.Calendar.At(now).Hour.ShouldBeGreaterThanOrEqualTo(9);
                    earlier.ShouldNotContain(made => made.State == EarlierChargeState.Counts && made.DueOn == charge.DueOn);
                    var request = new ChargeRequest(
                        charge.Amount, ChargeInitiation.CustomerAbsent, true, charge.DueOn, $"{charge.DueOn}", HouseLimits.None, null);
                    ChargePolicy.Evaluate(facts.Standing, earlier, request, now).ShouldBeOfType<ChargeVerdict.Allowed>();
                    var fails = luck == 0;
                    earlier = earlier.Add(new EarlierCharge(charge.Amount, now, fails
                        ? EarlierChargeState.Failed
                        : EarlierChargeState.Counts, charge.DueOn, $"{charge.DueOn}"));
                    notBefore = fails ? null : standing.Calendar.MomentOf(today.AddDays(1), 9);
                }
            },
            iter: 400);
    }

    private static readonly Gen<ConsentScope> Scope = Gen.OneOf(
        Gen.Select(
            Gen.Enum<ChargePeriod>(),
            Gen.Enum<AmountRule>(),
            Gen.Int[0, 20],
            (period, rule, months) => ConsentScope.Recurring("Coffee", rule, Forty, period, First, First.AddMonths(months))),
        Gen.Select(
            Gen.Enum<ChargePeriod>(),
            Gen.Int[2, 9],
            (period, count) => ConsentScope.Instalments("Sofa", InstalmentPlan.Propose(new Money(50_003, "eur"), count, First, period))));

    private static ConsentScope Monthly() =>
        ConsentScope.Recurring("Coffee", AmountRule.Fixed, Forty, ChargePeriod.Month, First, First.AddYears(1));

    private static ScheduleFacts Asked(ChargeResult result) => Facts(Monthly()) with { Asked = new AskedCharge(First, result) };

    private static ScheduleFacts Facts(ConsentScope scope, params EarlierCharge[] earlier) =>
        new(
            Standing(scope, StoreCalendar.Utc),
            [.. earlier],
            HasUnsettled: false,
            Asked: null,
            Declines: 0,
            NotSent: 0,
            NotBefore: null,
            Entered: null,
            Promise: null,
            Hour: 9);

    private static ChargeStanding Standing(ConsentScope scope, StoreCalendar calendar) =>
        new(scope, At(First, 9).AddDays(-30), null, TermsOutdated: false, IsSuspended: false, 12, 2050, CustomerErased: false, calendar);

    private static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), TimeSpan.Zero);
}
