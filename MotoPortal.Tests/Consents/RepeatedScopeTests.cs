using CsCheck;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Tests.Consents;

/// <summary>What was agreed before, filled in for a new agreement.</summary>
public sealed class RepeatedScopeTests
{
    [Fact]
    public void On_the_same_day_exactly_the_same_is_agreed() =>
        ScopeGen.Scope.Where(scope => ConsentForm.MayRepeat(scope.Kind)).Sample(scope =>
            Repeated(scope, ScopeGen.Today, ScopeGen.Today).ToScope(ScopeGen.Today).ShouldBe(scope));

    [Theory]
    [InlineData("2026-01-31", "2027-01-31", "2026-11-30", "2027-11-30")]
    [InlineData("2026-01-31", "2026-02-14", "2026-11-30", "2026-12-14")]
    [InlineData("2026-06-15", "2026-06-20", "2026-11-30", "2026-12-05")]
    [InlineData("2026-01-31", "2029-01-31", "2026-11-30", "2029-11-30")]
    public void It_lasts_as_many_months_and_days_as_then(string agreed, string until, string today, string then)
    {
        var form = Repeated(OnRequestUntil(Day(until)), Day(agreed), Day(today));

        form.ValidUntil.ShouldBe(Day(then));
        form.ToScope(Day(today)).ShouldNotBeNull();
    }

    [Fact]
    public void Nothing_is_accepted_by_it_and_the_purpose_stays_in_its_language()
    {
        var form = Repeated(OnRequestUntil(new(2027, 1, 31)), new(2026, 1, 31), new(2026, 11, 30));

        (form.AcceptsCharges, form.AcceptsRedisplay, form.Language, form.Purpose).ShouldBe((false, false, "fr", "Café"));
    }

    private static ConsentForm Repeated(ConsentScope scope, DateOnly agreedOn, DateOnly today)
    {
        var form = new ConsentForm();
        form.Repeat(scope, "fr", agreedOn, today);
        return form;
    }

    private static ConsentScope OnRequestUntil(DateOnly day) =>
        ConsentScope.OnRequest("Café", new Money(8_000, "eur"), new PeriodCap(new Money(20_000, "eur"), ChargePeriod.Month), day)
            .WithAmountFrom(AmountSource.Order);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
