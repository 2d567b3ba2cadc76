using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Tests.Consents;

/// <summary>One simple scope of each kind.</summary>
internal static class Scopes
{
    public static readonly DateOnly Until = new(2027, 11, 23);

    private static readonly DateOnly First = new(2026, 12, 12);

    public static ConsentScope Single(AmountRule rule, DateOnly? first = null) =>
        ConsentScope.SingleCharge("Flowers", rule, Euros(80), first, Until);

    public static ConsentScope Recurring(AmountRule rule, ChargePeriod interval) =>
        ConsentScope.Recurring("Flowers", rule, Euros(80), interval, First, Until);

    public static ConsentScope Unscheduled(ChargePeriod period) =>
        ConsentScope.Unscheduled("Flowers", Euros(80), new PeriodCap(Euros(240), period), "when your account is below €20", Until);

    public static ConsentScope OnRequest(ChargePeriod? period = null) =>
        ConsentScope.OnRequest("Flowers", Euros(80), period is { } some ? new PeriodCap(Euros(240), some) : null, Until);

    public static ConsentScope Proposed(long euros, int count, ChargePeriod interval, DateOnly? first = null) =>
        ConsentScope.Instalments("Sofa", InstalmentPlan.Propose(Euros(euros), count, first ?? First, interval));

    public static ConsentScope Instalments(params IEnumerable<(DateOnly Day, long Euros)> rows) =>
        ConsentScope.Instalments("Sofa", new InstalmentPlan([.. rows.Select(row => new Instalment(row.Day, Euros(row.Euros)))]));

    public static IEnumerable<ConsentScope> OfEveryKind() =>
    [
        Single(AmountRule.Fixed),
        Proposed(600, 12, ChargePeriod.Month),
        Recurring(AmountRule.UpTo, ChargePeriod.Month),
        Unscheduled(ChargePeriod.Month),
        OnRequest(ChargePeriod.Week),
    ];

    public static Money Euros(long euros) => new(euros * 100, "eur");
}
