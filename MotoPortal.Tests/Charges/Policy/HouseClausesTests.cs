using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Consents;

namespace MotoPortal.Tests.Charges.Policy;

public sealed class HouseClausesTests
{
    private static readonly Charging Plain = new(Scopes.OnRequest());

    [Fact]
    public void Only_rules_of_the_house_may_be_overridden()
    {
        Enum.GetValues<ChargeClause>().Where(clause => new ClauseBreach(clause).MayBeOverridden)
            .ShouldBe(
                [ChargeClause.TermsOutdated, ChargeClause.LooksDouble, ChargeClause.HouseLimitPerCharge, ChargeClause.HouseLimitPerDay]);
    }

    [Fact]
    public void One_person_charges_up_to_the_limits_of_the_house()
    {
        string Asked(long cents, long? spent, HouseLimits limits) =>
            Charging.Say(Plain.Verdict("2026-12-12", Charging.Request(new Money(cents, "eur")) with
            {
                Limits =
                limits,
                SpentTodayByPerson = spent is { } some ? new Money(some, "eur") : null
            }));
        (string Answer, string Expected)[] table =
        [
            (Asked(50_00, null, new HouseLimits(50_00, 50_00)), "allowed: number 1"),
            (Asked(50_01, null, new HouseLimits(50_00, null)), "HouseLimitPerCharge limit 5000"),
            (Asked(50_01, null, new HouseLimits(null, 50_00)), "HouseLimitPerDay limit 5000 used 0"),
            (Asked(20_00, 30_00, new HouseLimits(50_00, 50_00)), "allowed: number 1"),
            (Asked(20_01, 30_00, new HouseLimits(50_00, 50_00)), "HouseLimitPerDay limit 5000 used 3000"),
            (Asked(80_00, long.MaxValue, new HouseLimits(null, null)), "allowed: number 1"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Fact]
    public void What_looks_like_the_same_charge_twice_is_not_made_without_a_second_person()
    {
        var named = Plain.With("2026-12-12", 80, reference: "A-1");
        var unnamed = Plain.With("2026-12-12", 80);
        (string Answer, string Expected)[] table =
        [
            (named.Ask("2026-12-12 12:05:00", 80, reference: "A-1"), "LooksDouble used 8000 2026-12-12"),
            (named.Ask("2026-12-12 23:59:00", 5, reference: " a-1 "), "LooksDouble used 8000 2026-12-12"),
            (named.Ask("2026-12-13", 80, reference: "A-1"), "allowed: number 2"),
            (named.Ask("2026-12-12 12:05:00", 80, reference: "A-2"), "allowed: number 2"),
            (named.Ask("2026-12-12 12:05:00"), "allowed: number 2"),
            (unnamed.Ask("2026-12-12 12:09:59"), "LooksDouble used 8000 2026-12-12"),
            (unnamed.Ask("2026-12-12 11:50:01"), "LooksDouble used 8000 2026-12-12"),
            (unnamed.Ask("2026-12-12 12:10:00"), "allowed: number 2"),
            (unnamed.Ask("2026-12-12 12:05:00", 79), "allowed: number 2"),
            (
                Plain.With("2026-12-12", 80, EarlierChargeState.Failed, reference: "A-1").Ask("2026-12-12 12:01:00", reference: "A-1"),
                "allowed: number 1"),
            (
                Plain.With("2026-12-12", 80, EarlierChargeState.Declined, reference: "A-1").Ask("2026-12-12 12:01:00", reference: "A-1"),
                "allowed: number 1"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Fact]
    public void A_late_instalment_that_is_named_is_no_double_of_the_one_on_its_day()
    {
        var plan = new Charging(Scopes.Proposed(600, 12, ChargePeriod.Month)).With("2027-01-12", 50, due: "2026-12-12", reference: "C-118");

        plan.Ask("2027-01-12 12:01:00", 50, due: "2027-01-12", reference: "C-118")
            .ShouldBe("allowed: 2 of 12 10000 of 60000 for 2027-01-12");
        plan.Ask("2027-01-12 12:01:00", 50, reference: "C-118").ShouldBe("LooksDouble used 5000 2027-01-12");
    }
}
