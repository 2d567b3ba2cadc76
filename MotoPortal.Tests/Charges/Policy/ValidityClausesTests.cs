using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Expiry;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Consents;

namespace MotoPortal.Tests.Charges.Policy;

public sealed class ValidityClausesTests
{
    private const string Day = "2026-12-12";

    private static readonly Charging Plain = new(Scopes.OnRequest());

    [Fact]
    public void A_consent_that_is_not_in_force_covers_nothing()
    {
        string Asked(NotInForce why, string day = Day) => (Plain with { Standing = Plain.Standing with { NotInForce = why } }).Ask(day);
        (string Answer, string Expected)[] table =
        [
            (Asked(NotInForce.Withdrawn), "Withdrawn"),
            (Asked(NotInForce.Replaced), "Replaced"),
            (Asked(NotInForce.Expired, "2027-11-24"), "Expired 2027-11-23"),
            (Asked(NotInForce.NoCard), "NoCard"),
            (Asked(NotInForce.CardRemoved), "CardRemoved"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Fact]
    public void Every_fact_about_the_consent_that_forbids_a_charge_does()
    {
        string Asked(ChargeStanding standing, string day = Day) => (Plain with { Standing = standing }).Ask(day);
        (string Answer, string Expected)[] table =
        [
            (Asked(Plain.Standing with { CustomerErased = true }), "CustomerErased"),
            (Asked(Plain.Standing with { IsSuspended = true }), "Suspended"),
            (Asked(Plain.Standing with { TermsOutdated = true }), "TermsOutdated"),
            (Asked(Plain.Standing with { CardExpMonth = 12, CardExpYear = 2026 }, "2026-12-31"), "allowed: number 1"),
            (Asked(Plain.Standing with { CardExpMonth = 12, CardExpYear = 2026 }, "2027-01-01"), "CardExpired"),
            (Asked(Plain.Standing with
            {
                CardExpMonth = 12,
                CardExpYear = 2026,
                Calendar = Charging.CalendarOf("Pacific/Auckland"),
            }, "2026-12-31"), "CardExpired"),
            (Asked(Plain.Standing with { CardExpMonth = 0, CardExpYear = 0, NotInForce = NotInForce.NoCard }), "NoCard"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Theory]
    [InlineData("eur", 30, ChargeClause.BelowMinimum, 50)]
    [InlineData("jpy", 20, ChargeClause.BelowMinimum, 50)]
    [InlineData("kwd", 12_345, ChargeClause.NotInSteps, 10)]
    [InlineData("eur", 100_000_000, ChargeClause.AboveMaximum, 99_999_999)]
    internal void What_Stripe_cannot_charge_is_refused_although_it_was_agreed(string currency, long amount, ChargeClause clause, long limit)
    {
        var agreed = new Money(amount, currency);
        var consent = new Charging(ConsentScope.SingleCharge("Flowers", AmountRule.Fixed, agreed, null, new DateOnly(2027, 11, 23)));

        var verdict = ChargePolicy.Evaluate(consent.Standing, [], Charging.Request(agreed), Charging.At(Day));

        verdict.ShouldBeOfType<ChargeVerdict.Refused>().Breaches.ShouldBe([new ClauseBreach(clause, new Money(limit, currency))]);
        verdict.ShouldBeOfType<ChargeVerdict.Refused>().MayBeOverridden.ShouldBeFalse();
    }

    [Fact]
    public void All_that_stands_against_a_charge_is_told_and_the_gravest_first()
    {
        var hopeless = new Charging(Scopes.OnRequest(ChargePeriod.Week)).With("2027-12-01", 80, reference: "A-1")
            .With("2027-12-01", 80, reference: "A-2").With("2027-12-01", 80, reference: "A-3");
        hopeless = hopeless with
        {
            Standing = hopeless.Standing with
            {
                CustomerErased =
            true,
                NotInForce = NotInForce.Withdrawn,
                IsSuspended = true,
                TermsOutdated = true,
                CardExpYear = 2026
            }
        };
        var request = Charging
            .Request(new Money(81_00, "eur"), MotoPortal.Charges.Policy.ChargeInitiation.CustomerAbsent, reference: "A-1") with
        {
            IsForPurpose = false,
            Limits = new HouseLimits(80_00, 100_00),
            SpentTodayByPerson = new Money(50_00, "eur"),
        };

        var refused = hopeless.Verdict("2027-12-01", request).ShouldBeOfType<ChargeVerdict.Refused>();

        refused.Breaches.Select(breach => breach.Clause).ShouldBe(
        [
            ChargeClause.CustomerErased, ChargeClause.Withdrawn, ChargeClause.CardExpired, ChargeClause.Suspended, ChargeClause.Purpose,
            ChargeClause.Kind, ChargeClause.CapPerCharge,
            ChargeClause.CapPerPeriod, ChargeClause.NotAfter, ChargeClause.TermsOutdated, ChargeClause.LooksDouble,
            ChargeClause.HouseLimitPerCharge, ChargeClause.HouseLimitPerDay,
        ]);
        refused.MayBeOverridden.ShouldBeFalse();
    }
}
