using System.Collections.Immutable;
using CsCheck;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Expiry;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Consents;
using MotoPortal.Tests.Primitives;

namespace MotoPortal.Tests.Charges.Policy;

/// <summary>One step of a sequence: the clock jumps, and a charge is requested.</summary>
/// <param name="Hours">How far the clock jumps; sometimes backwards.</param>
/// <param name="Permille">The amount in thousandths of the consent's; 1000 is exactly it.</param>
/// <param name="Initiation">How the charge is initiated.</param>
/// <param name="NamesDueDay">Whether the request names a due day, the next one or the last charged one.</param>
/// <param name="Becomes">The result if it is allowed.</param>
/// <param name="Group">The group of a decline.</param>
internal sealed record Step(
    int Hours, int Permille, ChargeInitiation Initiation, bool NamesDueDay, EarlierChargeState Becomes, DeclineGroup Group);

/// <summary>Random consents and sequences of charges as in a store, and arbitrary inputs.</summary>
internal static class ChargeGen
{
    public static readonly Gen<StoreCalendar> Calendar =
        Gen.OneOf("UTC", "Europe/Paris", "Pacific/Auckland", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Niue")
            .Select(zone => new StoreCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone)));

    public static readonly Gen<ChargeInitiation> Initiation = Gen.Enum<ChargeInitiation>();

    // Around month ends, around the days on which clocks change, and anywhere.
    private static readonly Gen<DateOnly> FirstDay = Gen.OneOf(
        Gen.OneOf(
            new DateOnly(2027, 1, 31),
            new DateOnly(2026, 12, 31),
            new DateOnly(2028, 2, 29),
            new DateOnly(2027, 8, 30),
            new DateOnly(2027, 4, 4),
            new DateOnly(2027, 3, 14)),
        Gen.DateOnly[new DateOnly(2026, 11, 24), new DateOnly(2028, 11, 24)]);

    private static readonly Gen<Money> Amount =
        MoneyGen.Chargeable("eur", "usd", "jpy", "krw", "kwd", "tnd");

    private static readonly Gen<ConsentScope> Single =
        Gen.Select(
            Gen.Enum<AmountRule>(),
            Amount,
            FirstDay,
            (rule, amount, first) => ConsentScope.SingleCharge("Flowers", rule, amount, first, first.AddMonths(6)));

    private static readonly Gen<ConsentScope> Instalments =
        Gen.Select(Amount, Gen.Int[2, 8], FirstDay, ScopeGen.Period)
            .Where((total, count, _, _) => !AmountLimits.Split(total, count).IsEmpty)
            .Select((total, count, first, period) =>
                ConsentScope.Instalments("Sofa", InstalmentPlan.Propose(total, count, first, period)));

    private static readonly Gen<ConsentScope> Recurring =
        Gen.Select(Gen.Enum<AmountRule>(), Amount, FirstDay, ScopeGen.Period, Gen.Int[0, 30], (rule, amount, first, period, months) =>
            ConsentScope.Recurring("Flowers", rule, amount, period, first, first.AddMonths(months)));

    private static readonly Gen<ConsentScope> Unscheduled =
        Gen.Select(Amount, Gen.Int[1, 4], ScopeGen.Period, FirstDay, (cap, times, period, until) =>
            ConsentScope.Unscheduled(
                "Gas",
                cap,
                new PeriodCap(cap with { AmountMinorUnits = cap.AmountMinorUnits * times }, period),
                "when it is empty",
                until.AddMonths(8)));

    private static readonly Gen<ConsentScope> OnRequest =
        Gen.Select(Amount, Gen.Int[1, 4], ScopeGen.Period, FirstDay, Gen.Bool, (cap, times, period, until, capped) =>
            ConsentScope.OnRequest("Wine", cap, capped
                ? new PeriodCap(cap with { AmountMinorUnits = cap.AmountMinorUnits * times }, period)
                : null, until.AddMonths(8)));

    public static readonly Gen<ConsentScope> Scope = Gen.OneOf(Single, Instalments, Recurring, Unscheduled, OnRequest);

    /// <summary>A consent in force, given on one of the last days before its first day.</summary>
    public static readonly Gen<ChargeStanding> Standing = Gen.Select(
        Scope,
        Calendar,
        Gen.Int[0, 40 * 24],
        (scope, calendar, hours) => new ChargeStanding(
        scope,
        new DateTimeOffset((scope.FirstDay ?? scope.ValidUntil.AddMonths(-8)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(
            -hours),
        NotInForce: null,
        TermsOutdated: false,
        IsSuspended: false,
        12,
        2099,
        CustomerErased: false,
        calendar));

    private static readonly Gen<int> Jump =
        Gen.Frequency((6, Gen.Int[0, 20 * 24]), (4, Gen.Int[0, 30]), (2, Gen.Int[-100, 0]), (1, Gen.Int[500, 2000]));

    private static readonly Gen<int> Share = Gen.Frequency((6, Gen.Const(1000)), (3, Gen.Int[1, 1000]), (1, Gen.Int[-10, 1500]));

    /// <summary>A sequence of requests.</summary>
    public static readonly Gen<Step[]> Steps = Gen.Select(
        Jump, Share, Gen.Frequency((9, Initiation), (9, Gen.Const(ChargeInitiation.CustomerOnLine))), Gen.Bool,
        Gen.Frequency((6, Gen.Const(EarlierChargeState.Counts)), (2, Gen
            .Const(EarlierChargeState.Declined)), (1, Gen.Const(EarlierChargeState.Failed))), Gen.Enum<DeclineGroup>(),
        (hours, share, initiation, names, becomes, group) => new Step(hours, share, initiation, names, becomes, group)).Array[1, 40];

    // Any value of the type, including the ends of its range.
    private static readonly Gen<long> AnyMinorUnits =
        Gen.OneOf(Gen.Long, Gen.OneOf(long.MinValue, -1L, 0L, 1L, long.MaxValue - 1, long.MaxValue), Gen.Long[1, 1000]);

    private static readonly Gen<Money> AnyMoney =
        Gen.Select(AnyMinorUnits, Gen.OneOf("eur", "jpy", "kwd", "EUR", "", null!), (amount, currency) => new Money(amount, currency));

    private static readonly Gen<DateTimeOffset> AnyTime =
        Gen.OneOf(Gen.DateTimeOffset, Gen.OneOf(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));

    private static readonly Gen<DateOnly?> AnyDay =
        Gen.OneOf(Gen.DateOnly.Select(day => (DateOnly?)day), Gen.OneOf<DateOnly?>(null, DateOnly.MinValue, DateOnly.MaxValue));

    private static readonly Gen<ConsentScope> AnyScope = Gen.OneOf(
        Scope,
        Gen.Select(Gen.Long[1, long.MaxValue], ScopeGen.Period, Gen.Enum<AmountRule>(), (amount, period, rule) =>
            ConsentScope.Recurring("Ever", rule, new Money(amount, "eur"), period, DateOnly.MinValue, DateOnly.MaxValue)),
        Gen.Select(Gen.Long[1, long.MaxValue], ScopeGen.Period, (amount, period) =>
            ConsentScope.Unscheduled(
                "Ever", new Money(amount, "eur"), new PeriodCap(new Money(amount, "eur"), period), "when it is", DateOnly.MaxValue)),
        Gen.Const(ConsentScope.Instalments("Late", new InstalmentPlan(
            [new Instalment(DateOnly.MaxValue.AddDays(-1), new Money(long.MaxValue - 1, "eur")), new Instalment(
                DateOnly.MaxValue, new Money(1, "eur"))]))));

    /// <summary>Any standing that can be constructed.</summary>
    public static readonly Gen<ChargeStanding> AnyCover = Gen.Select(
        AnyScope,
        AnyTime,
        Gen.OneOf(Gen.Enum<NotInForce>().Select(why => (NotInForce?)why), Gen.Const((NotInForce?)null)),
        Gen.Int,
        Calendar,
        (scope, given, why, number, calendar) =>
            new ChargeStanding(scope, given, why, (number & 1) == 0, (number & 2) == 0, number, number, (number & 4) == 0, calendar));

    /// <summary>Any charges that can be constructed.</summary>
    public static readonly Gen<ImmutableArray<EarlierCharge>> AnyEarlier = Gen.OneOf(
        Gen.Select(AnyMoney, AnyTime, Gen.Enum<EarlierChargeState>(), AnyDay, Gen.OneOf("", "A-1", null!), Gen.Enum<DeclineGroup>(),
            (amount, at, state, due, reference, group) => new EarlierCharge(amount, at, state, due, reference, group)).Array[0, 12].Select(
                charges => charges.ToImmutableArray()),
        Gen.Const(default(ImmutableArray<EarlierCharge>)));

    /// <summary>Any request that can be constructed.</summary>
    public static readonly Gen<ChargeRequest> AnyRequest = Gen.Select(AnyMoney, Initiation, Gen.Bool, AnyDay, Gen
        .OneOf("", "A-1", null!), AnyMinorUnits, AnyMoney, (amount, initiation, fits, due, reference, limit, spent) =>
        new ChargeRequest(amount, initiation, fits, due, reference, new HouseLimits(fits ? limit : null, limit), fits ? spent : null));

    /// <summary>Any time.</summary>
    public static readonly Gen<DateTimeOffset> AnyNow = AnyTime;
}
