using System.Globalization;
using CsCheck;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Primitives;

namespace MotoPortal.Tests.Consents;

/// <summary>Random scopes that the form accepts on <see cref="Today"/>.</summary>
internal static class ScopeGen
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly DateOnly FarthestDay = Today.AddMonths(ConsentForm.LongestMonths);

    /// <summary>The last day for an instalment, so that it can be tried again within the longest consent.</summary>
    public static readonly DateOnly LastInstalment = FarthestDay.AddDays(-RetryRules.Days);

    public static readonly Gen<ChargePeriod> Period = Gen.Enum<ChargePeriod>();

    public static readonly Gen<CultureInfo> Culture = Gen.OneOf(CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr"));

    public static readonly Gen<DateOnly> Day = Gen.DateOnly[Today, FarthestDay];

    // With text that could break a template: braces, placeholders of the portal and of .NET, HTML and formula characters, the sign for a
    // missing value.
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.String[Gen.Char["aàçéœßλжZ {}<>&\"'’«»;:,.…-=+%"], 1, 60].Where(words => words.Trim().Length > 0).Select(words => words.Trim()),
        Gen.OneOf("Vin en carton", "{amount}", "{0}", "Flowers … and more", "quand votre compte est en dessous de 20 €"));

    private static readonly string[] Currencies = ["eur", "gbp", "usd", "chf", "jpy", "kwd"];

    private static readonly Gen<(DateOnly First, DateOnly Last)> Days =
        Gen.Select(Day, Day, (one, other) => one < other ? (one, other) : (other, one));

    private static readonly Gen<Money> Amount =
        MoneyGen.Chargeable(Currencies);

    private static readonly Gen<ConsentScope> Single =
        Gen.Select(Words, Gen.Enum<AmountRule>(), Amount, Days, Gen.Bool, (purpose, rule, amount, days, later) =>
            ConsentScope.SingleCharge(purpose, rule, amount, later ? days.First : null, days.Last));

    private static readonly Gen<ConsentScope> Recurring =
        Gen.Select(Words, Gen.Enum<AmountRule>(), Amount, Period, Days, (purpose, rule, amount, interval, days) =>
            ConsentScope.Recurring(purpose, rule, amount, interval, days.First, days.Last));

    private static readonly Gen<(Money Each, PeriodCap Cap)> Caps =
        Gen.OneOf(Currencies).SelectMany(currency => Gen.Select(MoneyGen.Chargeable(currency), MoneyGen.Chargeable(currency), Period))
            .Select((one, other, period) => one < other ? (one, new PeriodCap(other, period)) : (other, new PeriodCap(one, period)));

    private static readonly Gen<ConsentScope> Unscheduled = Gen.Select(
        Words, Caps, Words, Day, (purpose, caps, trigger, until) => ConsentScope.Unscheduled(purpose, caps.Each, caps.Cap, trigger, until));

    private static readonly Gen<ConsentScope> OnRequest =
        Gen.Select(Words, Caps, Gen.Bool, Day, (purpose, caps, capped, until) =>
            ConsentScope.OnRequest(purpose, caps.Each, capped ? caps.Cap : null, until));

    private static readonly Gen<InstalmentPlan> ProposedPlan =
        Gen.Select(
            MoneyGen.Chargeable(Currencies),
            Gen.Int[2, 36],
            Gen.DateOnly[Today, Today.AddYears(1)],
            Period,
            (total, count, first, interval) => (Total: total, Count: Math.Min(count, MostUntilFarthest(first, interval)), first, interval))
            .Where(plan => !AmountLimits.Split(plan.Total, plan.Count).IsEmpty)
            .Select(plan => InstalmentPlan.Propose(plan.Total, plan.Count, plan.first, plan.interval));

    // Few different amounts, so that neighbours are often equal.
    private static readonly Gen<InstalmentPlan> OwnPlan =
        Gen.Select(
            Gen.DateOnly[Today, LastInstalment].ArrayUnique[2, 36],
            Gen.OneOf(Currencies).SelectMany(currency => MoneyGen.ChargeableUpTo(1_000_000, currency).Array[1, 4]),
            Gen.Int[0, 3].Array[36],
            (days, amounts, choices) => new InstalmentPlan(
                [.. days.Order().Select((day, place) => new Instalment(day, amounts[choices[place] % amounts.Length]))]));

    private static readonly Gen<InstalmentPlan> CorrectedPlan =
        ProposedPlan.SelectMany(plan => Gen
            .Select(MoneyGen.ChargeableUpTo(1_000_000, plan.Total.Currency), Gen.Int[0, plan.Rows.Length - 1])
            .Select((amount, place) => new InstalmentPlan(plan.Rows.SetItem(place, plan.Rows[place] with { Amount = amount }))));

    private static readonly Gen<ConsentScope> Instalments =
        Gen.Select(Words, Gen.OneOf(ProposedPlan, OwnPlan, CorrectedPlan), (purpose, plan) => ConsentScope.Instalments(purpose, plan))
            .Where(scope => scope.Amount.AmountMinorUnits <= 99_999_999);

    /// <summary>A scope of any kind.</summary>
    public static readonly Gen<ConsentScope> Scope =
        Gen.Select(
            Gen.OneOf(Single, Instalments, Recurring, Unscheduled, OnRequest),
            Gen.OneOf(AmountSource.Order, AmountSource.PriceList, AmountSource.Use, AmountSource.Other),
            Words,
            (scope, source, words) => scope.AmountRule is AmountRule.Fixed
                ? scope.WithAmountFrom(AmountSource.Told)
                : scope.WithAmountFrom(source, source is AmountSource.Other ? words : null));

    private static int MostUntilFarthest(DateOnly first, ChargePeriod interval) =>
        Enumerable.Range(2, 35).TakeWhile(count => interval.DayAfter(first, count - 1) <= LastInstalment).LastOrDefault(2);
}
