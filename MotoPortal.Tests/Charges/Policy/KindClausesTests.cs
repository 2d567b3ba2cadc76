using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Consents;
using static MotoPortal.Charges.Policy.ChargeInitiation;

namespace MotoPortal.Tests.Charges.Policy;

/// <summary>One table for each kind: requests and their verdicts.</summary>
public sealed class KindClausesTests
{
    [Fact]
    public void A_single_charge_is_made_once_on_its_days_and_for_its_amount()
    {
        var fixedAmount = new Charging(Scopes.Single(AmountRule.Fixed, new DateOnly(2026, 12, 12)));
        var upTo = new Charging(Scopes.Single(AmountRule.UpTo));
        (string Answer, string Expected)[] table =
        [
            (fixedAmount.Ask("2026-12-12"), "allowed: 1 of 1"),
            (fixedAmount.Ask("2026-12-12", way: CustomerAbsent), "allowed: 1 of 1"),
            (fixedAmount.Ask("2026-12-11"), "NotBefore 2026-12-12"),
            (fixedAmount.Ask("2027-11-23"), "allowed: 1 of 1"),
            (fixedAmount.Ask("2027-11-24"), "NotAfter 2027-11-23"),
            (fixedAmount.Ask("2026-12-12", 79), "Amount limit 8000"),
            (fixedAmount.Ask("2026-12-12", 81), "Amount limit 8000"),
            (fixedAmount.Ask("2026-12-12", 0), "Amount limit 8000"),
            (fixedAmount.Ask("2026-12-12", way: OnReader), "Kind"),
            (fixedAmount.With("2026-12-12", 80).Ask("2026-12-13"), "Count 2026-12-12"),
            (fixedAmount.With("2026-12-12", 80, EarlierChargeState.Failed).Ask("2026-12-12"), "allowed: 1 of 1"),
            (fixedAmount.With("2026-12-12", 80, EarlierChargeState.Declined).Ask("2026-12-13"), "allowed: 1 of 1"),
            (upTo.Ask("2026-11-23", 1), "allowed: 1 of 1"),
            (upTo.Ask("2026-11-23"), "allowed: 1 of 1"),
            (upTo.Ask("2026-11-23", 81), "CapPerCharge limit 8000"),
            (upTo.Ask("2026-11-23", -1), "Amount"),
            (upTo.Ask("2026-11-22"), "NotBefore 2026-11-23"),
            (upTo.With("2026-11-23", 1).Ask("2026-11-24", 1), "Count 2026-11-23"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Fact]
    public void Of_instalments_only_the_next_unpaid_one_is_charged_exactly_and_not_before_its_day()
    {
        var plan = new Charging(
            Scopes.Instalments((new DateOnly(2026, 12, 31), 50), (new DateOnly(2027, 1, 31), 30), (new DateOnly(2027, 2, 28), 20)));
        var paidOne = plan.With("2026-12-31", 50, due: "2026-12-31");
        var paidAll = paidOne.With("2027-01-31", 30, due: "2027-01-31").With("2027-02-28", 20, due: "2027-02-28");
        (string Answer, string Expected)[] table =
        [
            (plan.Ask("2026-12-30", 50), "NotBefore 2026-12-31"),
            (plan.Ask("2026-12-31", 50), "allowed: 1 of 3 5000 of 10000 for 2026-12-31"),
            (plan.Ask("2026-12-31", 50, CustomerAbsent, due: "2026-12-31"), "allowed: 1 of 3 5000 of 10000 for 2026-12-31"),
            (plan.Ask("2026-12-31", 51), "Amount limit 5000"),
            (plan.Ask("2026-12-31", 101), "Amount limit 5000; Total limit 10000 used 0"),
            (plan.Ask("2027-01-31", 30, due: "2027-01-31"), "Amount limit 5000; Interval limit 5000 2026-12-31"),
            (plan.Ask("2027-02-15", 50), "allowed: 1 of 3 5000 of 10000 for 2026-12-31"),
            (paidOne.Ask("2026-12-31", 30), "NotBefore 2027-01-31"),
            (paidOne.Ask("2027-01-31", 30), "allowed: 2 of 3 8000 of 10000 for 2027-01-31"),
            (paidOne.Ask("2027-02-28", 30), "allowed: 2 of 3 8000 of 10000 for 2027-01-31"),
            (paidOne.Ask("2027-03-12", 30), "allowed: 2 of 3 8000 of 10000 for 2027-01-31"),
            (paidOne.Ask("2027-03-13", 30), "NotAfter 2027-03-12"),
            (plan.With("2026-12-31", 50).Ask("2027-01-31", 30), "allowed: 2 of 3 8000 of 10000 for 2027-01-31"),
            (
                paidOne.With("2027-01-31", 30, EarlierChargeState.Declined, "2027-01-31").Ask("2027-02-01", 30),
                "allowed: 2 of 3 8000 of 10000 for 2027-01-31"),
            (paidOne.With("2027-01-31", 50, due: "2026-12-31").Ask("2027-02-28", 20), "Total limit 10000 used 10000"),
            (paidAll.Ask("2027-02-28", 20), "Total limit 10000 used 10000; Count limit 10000 used 10000"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Fact]
    public void A_regular_charge_is_made_once_for_each_due_day_and_lost_when_the_next_falls_due()
    {
        var monthly = new Charging(ConsentScope.Recurring(
            "Flowers", AmountRule.Fixed, Scopes.Euros(80), ChargePeriod.Month, new DateOnly(2027, 1, 31), new DateOnly(2028, 2, 29)));
        var paidFirst = monthly.With("2027-02-03", 80, due: "2027-01-31");
        var upTo = new Charging(Scopes.Recurring(AmountRule.UpTo, ChargePeriod.Week));
        (string Answer, string Expected)[] table =
        [
            (monthly.Ask("2027-01-30"), "NotBefore 2027-01-31"),
            (monthly.Ask("2027-01-31", way: CustomerAbsent), "allowed: 1 of 12 this year for 2027-01-31"),
            (monthly.Ask("2027-02-27"), "allowed: 1 of 12 this year for 2027-01-31"),
            (monthly.Ask("2027-02-28"), "allowed: 2 of 12 this year for 2027-02-28"),
            (monthly.Ask("2027-02-28", due: "2027-01-31"), "Interval 2027-02-28"),
            (monthly.Ask("2027-02-28", due: "2027-03-31"), "NotBefore 2027-03-31"),
            (monthly.Ask("2027-02-28", 79), "Amount limit 8000"),
            (paidFirst.Ask("2027-02-27"), "Interval 2027-02-28"),
            (paidFirst.Ask("2027-02-28"), "allowed: 2 of 12 this year for 2027-02-28"),
            (monthly.With("2027-02-27", 80).Ask("2027-02-28"), "allowed: 2 of 12 this year for 2027-02-28"),
            (monthly.With("2027-02-28", 80).Ask("2027-03-30"), "Interval 2027-03-31"),
            (monthly.Ask("2027-12-31"), "allowed: 12 of 12 this year for 2027-12-31"),
            (monthly.Ask("2028-01-31"), "allowed: 1 of 2 this year for 2028-01-31"),
            (monthly.Ask("2028-02-29"), "allowed: 2 of 2 this year for 2028-02-29"),
            (monthly.With("2028-02-29", 80, due: "2028-02-29").Ask("2028-02-29"), "Count"),
            (monthly.Ask("2028-03-01"), "NotAfter 2028-02-29"),
            (upTo.Ask("2026-12-18", 12), "allowed: 1 of 50 this year for 2026-12-12"),
            (upTo.Ask("2026-12-19"), "allowed: 2 of 50 this year for 2026-12-19"),
            (upTo.Ask("2026-12-19", 81), "CapPerCharge limit 8000"),
            (new Charging(Scopes.Recurring(AmountRule.UpTo, ChargePeriod.Year)).Ask("2026-12-12"), "allowed: 1 of 1 for 2026-12-12"),
            (
                new Charging(Scopes.Recurring(AmountRule.UpTo, ChargePeriod.Quarter)).Ask("2027-06-12"),
                "allowed: 3 of 4 this year for 2027-06-12"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Fact]
    public void Unscheduled_charges_keep_to_the_cap_of_each_and_of_every_period_from_the_day_of_the_consent()
    {
        var monthly = new Charging(Scopes.Unscheduled(ChargePeriod.Month));
        var used = monthly.With("2026-11-23", 80).With("2026-12-22", 80);
        (string Answer, string Expected)[] table =
        [
            (monthly.Ask("2026-11-23", way: CustomerAbsent), "allowed: number 1 8000 of 24000 until 2026-12-22"),
            (monthly.Ask("2026-11-23", way: CustomerOnLine), "allowed: number 1 8000 of 24000 until 2026-12-22"),
            (monthly.Ask("2026-11-23", 81), "CapPerCharge limit 8000"),
            (used.Ask("2026-12-22"), "allowed: number 3 24000 of 24000 until 2026-12-22"),
            (used.With("2026-12-22", 1).Ask("2026-12-22"), "CapPerPeriod limit 24000 used 16100 2026-12-22"),
            (used.With("2026-12-22", 80, EarlierChargeState.Failed).Ask("2026-12-22"), "allowed: number 3 24000 of 24000 until 2026-12-22"),
            (used.With("2026-12-22", 80).Ask("2026-12-23"), "allowed: number 1 8000 of 24000 until 2027-01-22"),
            (monthly.Ask("2027-11-24"), "NotAfter 2027-11-23"),
            (
                new Charging(Scopes.Unscheduled(ChargePeriod.Week)).With("2026-11-29", 80).Ask("2026-11-30"),
                "allowed: number 1 8000 of 24000 until 2026-12-06"),
            (
                new Charging(Scopes.Unscheduled(ChargePeriod.Quarter)).With("2026-11-29", 80).Ask("2027-02-22"),
                "allowed: number 2 16000 of 24000 until 2027-02-22"),
            (
                new Charging(Scopes.Unscheduled(ChargePeriod.Year)).With("2026-11-29", 80).Ask("2027-11-22"),
                "allowed: number 2 16000 of 24000 until 2027-11-22"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Fact]
    public void Charges_on_request_are_made_with_the_customer_on_the_line_only()
    {
        var plain = new Charging(Scopes.OnRequest());
        var capped = new Charging(Scopes.OnRequest(ChargePeriod.Week));
        (string Answer, string Expected)[] table =
        [
            (plain.Ask("2026-11-23"), "allowed: number 1"),
            (plain.With("2026-11-23", 80).Ask("2026-11-24"), "allowed: number 2"),
            (plain.Ask("2026-11-23", way: CustomerAbsent), "Kind"),
            (plain.Ask("2026-11-23", way: OnReader), "Kind"),
            (plain.Ask("2026-11-23", 81), "CapPerCharge limit 8000"),
            (capped.With("2026-11-23", 80).With("2026-11-24", 80).Ask("2026-11-29"), "allowed: number 3 24000 of 24000 until 2026-11-29"),
            (capped.With("2026-11-23", 80).With("2026-11-24", 81).Ask("2026-11-29"), "CapPerPeriod limit 24000 used 16100 2026-11-29"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Fact]
    public void A_period_that_begins_on_the_31st_ends_before_the_last_day_of_a_shorter_month()
    {
        var capped = new Charging(ConsentScope.Unscheduled(
            "Gas", Scopes.Euros(80), new PeriodCap(Scopes.Euros(80), ChargePeriod.Month), "when empty", new DateOnly(2028, 1, 31)));
        capped = capped with { Standing = capped.Standing with { GivenAt = Charging.At("2027-01-31") } };

        string[] ends = [.. new[] { "2027-01-31", "2027-02-27", "2027-02-28", "2027-03-30", "2027-03-31" }.Select(day => capped.Ask(day))];

        ends.ShouldBe(
        [
            "allowed: number 1 8000 of 8000 until 2027-02-27",
            "allowed: number 1 8000 of 8000 until 2027-02-27",
            "allowed: number 1 8000 of 8000 until 2027-03-30",
            "allowed: number 1 8000 of 8000 until 2027-03-30",
            "allowed: number 1 8000 of 8000 until 2027-04-29",
        ]);
    }

    [Fact]
    public void A_day_is_a_day_of_the_stores_calendar()
    {
        var auckland = new Charging(Scopes.Single(AmountRule.Fixed, new DateOnly(2026, 12, 12)));
        auckland = auckland with { Standing = auckland.Standing with { Calendar = Charging.CalendarOf("Pacific/Auckland") } };
        var newYork =
            auckland with { Standing = auckland.Standing with { Calendar = Charging.CalendarOf("America/New_York") } };
        (string Answer, string Expected)[] table =
        [
            (auckland.Ask("2026-12-11 10:59:59"), "NotBefore 2026-12-12"),
            (auckland.Ask("2026-12-11 11:00:00"), "allowed: 1 of 1"),
            (auckland.Ask("2027-11-23 10:59:59"), "allowed: 1 of 1"),
            (auckland.Ask("2027-11-23 11:00:00"), "NotAfter 2027-11-23"),
            (newYork.Ask("2026-12-12 04:59:59"), "NotBefore 2026-12-12"),
            (newYork.Ask("2026-12-12 05:00:00"), "allowed: 1 of 1"),
            (newYork.Ask("2027-11-24 04:59:59"), "allowed: 1 of 1"),
            (newYork.Ask("2027-11-24 05:00:00"), "NotAfter 2027-11-23"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Fact]
    public void Another_currency_is_refused_and_its_amount_is_compared_with_nothing()
    {
        var capped = new Charging(Scopes.OnRequest(ChargePeriod.Week));

        Charging.Say(capped.Verdict("2026-11-23", Charging.Request(new Money(99_999_999, "jpy")))).ShouldBe("Currency limit 8000");
    }
}
