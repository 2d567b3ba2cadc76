using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Tests.Consents;

public sealed class ConsentScopeTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Stripe_is_told_each_kind_for_which_it_has_a_word()
    {
        string[] said = [.. Enum.GetValues<ConsentKind>().Select(kind => $"{kind}: {KindRules.CredentialUsageOf(kind) ?? "no word"}")];

        said.ShouldBe([
            "SingleCharge: no word", "Instalments: installment", "Recurring: recurring", "Unscheduled: unscheduled", "OnRequest: no word"
        ]);
    }

    [Fact]
    public void Future_orders_need_consent_and_existing_orders_are_a_contract()
    {
        string[] bases = [.. Scopes.OfEveryKind().Select(scope => $"{scope.Kind}: {scope.Basis}")];

        bases.ShouldBe(
            ["SingleCharge: Contract", "Instalments: Contract", "Recurring: Contract", "Unscheduled: Consent", "OnRequest: Consent"]);
    }

    [Fact]
    public void Two_scopes_that_say_the_same_are_equal()
    {
        foreach (var (one, other) in Scopes.OfEveryKind().Zip(Scopes.OfEveryKind()))
        {
            one.ShouldBe(other);
            one.GetHashCode().ShouldBe(other.GetHashCode());
        }

        Scopes.OfEveryKind().Distinct().Count().ShouldBe(5);
        Scopes.Proposed(600, 12, ChargePeriod.Month).ShouldNotBe(Scopes.Proposed(600, 12, ChargePeriod.Week));
    }

    [Fact]
    public void A_plan_is_kept_as_text_and_read_back_as_it_was()
    {
        var plan = InstalmentPlan.Propose(new Money(100_00, "eur"), 3, new DateOnly(2027, 1, 31), ChargePeriod.Month);

        plan.ToJson().ShouldBe(
            """[{"amountMinorUnits":3334,"dueOn":"2027-01-31"},{"amountMinorUnits":3333,"dueOn":"2027-02-28"},{"amountMinorUnits":3333,"dueOn":"2027-03-31"}]""");
        InstalmentPlan.FromJson(plan.ToJson(), "eur").ShouldBe(plan);
    }

    [Fact]
    public void The_longest_plan_has_room_in_its_column()
    {
        var plan = new InstalmentPlan(
            [.. Enumerable.Range(0, 36).Select(place => new Instalment(Today.AddYears(place), new Money(99_999_999, "eur")))]);

        plan.ToJson().Length.ShouldBeLessThan(2400);
    }

    [Fact]
    public void A_scope_that_contradicts_itself_cannot_be_made()
    {
        var euros = Scopes.Euros(80);
        Func<object>[] contradictions =
        [
            () => ConsentScope.OnRequest("Flowers", euros, new PeriodCap(Scopes.Euros(79), ChargePeriod.Month), Scopes.Until),
            () => ConsentScope.OnRequest("Flowers", euros, new PeriodCap(new Money(24000, "usd"), ChargePeriod.Month), Scopes.Until),
            () => ConsentScope.OnRequest(" ", euros, null, Scopes.Until),
            () => ConsentScope.OnRequest("Flowers", Scopes.Euros(0), null, Scopes.Until),
            () => ConsentScope.Unscheduled("Flowers", euros, new PeriodCap(euros, ChargePeriod.Month), "", Scopes.Until),
            () => ConsentScope.SingleCharge("Flowers", AmountRule.Fixed, euros, Scopes.Until.AddDays(1), Scopes.Until),
            () => Scopes.Instalments((Today, 50)),
            () => Scopes.Instalments((Today, 50), (Today, 50)),
            () => Scopes.Instalments((Today, 50), (Today.AddDays(1), 0)),
            () => new InstalmentPlan([new Instalment(Today, euros), new Instalment(Today.AddDays(1), new Money(80_00, "usd"))]),
            () => new InstalmentPlan([.. Enumerable.Range(0, 37).Select(place => new Instalment(Today.AddDays(place), euros))]),
        ];

        contradictions.ShouldAllBe(contradiction => Record.Exception(() => contradiction()) != null);
    }
}
