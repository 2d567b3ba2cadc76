using CsCheck;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Simulator.Faults;

namespace MotoPortal.Tests.Charges.Model;

/// <summary>Random sequences.</summary>
internal static class ModelGen
{
    private const int HoursOfAYear = 365 * 24;

    // Amounts below and above what one person may charge alone.
    private static readonly Gen<Money> Amount =
        Gen.OneOf(
        Gen.Select(Gen.OneOf(10_00L, 40_00L, 600_00L), Gen.OneOf("eur", "usd"), (amount, currency) => new Money(amount, currency)),
        Gen.OneOf(1000L, 40_000L, 600_000L).Select(amount => new Money(amount, "kwd")),
        Gen.OneOf(100L, 400L, 600L).Select(amount => new Money(amount, "jpy")));

    private static readonly Gen<ChargePeriod> Period = Gen.Enum<ChargePeriod>();

    private static readonly Gen<ModelScope> Single = Gen.Select(Gen.Enum<AmountRule>(), Amount, Gen.Int[0, 20], (rule, amount, wait) =>
        new ModelScope(
            $"single {rule} {amount} after {wait} days",
            day => ConsentScope.SingleCharge("Flowers", rule, amount, day.AddDays(wait), day.AddMonths(6))));

    private static readonly Gen<ModelScope> Instalments = Gen.Select(
        Amount,
        Gen.Int[2, 5],
        Period,
        Gen.Int[0, 5],
        (each, count, period, wait) =>
        new ModelScope($"{count} instalments of {each} a {period} after {wait} days", day =>
            ConsentScope.Instalments(
                "Sofa",
                InstalmentPlan.Propose(each with { AmountMinorUnits = each.AmountMinorUnits * count }, count, day.AddDays(wait), period))));

    private static readonly Gen<ModelScope> Recurring = Gen.Select(
        Gen.Enum<AmountRule>(),
        Amount,
        Period,
        Gen.Int[0, 5],
        (rule, amount, period, wait) =>
        new ModelScope(
            $"recurring {rule} {amount} a {period} after {wait} days",
            day => ConsentScope.Recurring("Wine", rule, amount, period, day.AddDays(wait), day.AddMonths(14))));

    private static readonly Gen<ModelScope> Unscheduled = Gen.Select(Amount, Gen.Int[1, 3], Period, (cap, times, period) =>
        new ModelScope($"unscheduled {cap}, {times} times that a {period}", day => ConsentScope.Unscheduled(
            "Gas",
            cap,
            new PeriodCap(cap with { AmountMinorUnits = cap.AmountMinorUnits * times }, period),
            "when it is empty",
            day.AddMonths(8))));

    private static readonly Gen<ModelScope> OnRequest = Gen.Select(
        Amount,
        Gen.Int[1, 3],
        Period,
        Gen.Bool,
        (cap, times, period, isCapped) =>
        new ModelScope(
            $"on request {cap}, {(isCapped ? $"{times} times that a {period}" : "no cap of a period")}",
            day => ConsentScope.OnRequest(
            "Coffee",
            cap,
            isCapped ? new PeriodCap(cap with { AmountMinorUnits = cap.AmountMinorUnits * times }, period) : null,
            day.AddMonths(8))));

    private static readonly Gen<FaultKind?> Mishap = Gen.Frequency(
        (6, Gen.Const((FaultKind?)null)),
        (5, Gen.OneOf<FaultKind?>(
            FaultKind.ConnectionDropped,
            FaultKind.ServerErrorAfter,
            FaultKind.ServerErrorBefore,
            FaultKind.RateLimited,
            FaultKind.ChargeDeclined,
            FaultKind.ChargeNeedsCustomer)));

    private static readonly Gen<FaultKind?> LostAnswer =
        Gen.OneOf<FaultKind?>(null, null, null, FaultKind.ConnectionDropped, FaultKind.ServerErrorAfter, FaultKind.ServerErrorBefore);

    private static readonly Gen<ModelStep> Ask = Gen.Select(
        Gen.Frequency((4, Gen.Const(ChargeInitiation.CustomerOnLine)), (3, Gen.Const(ChargeInitiation.CustomerAbsent))),
        Gen.Frequency((8, Gen.Const(1000)), (2, Gen.OneOf(500, 750)), (1, Gen.Int[-10, 1100])),
        Gen.Frequency((4, Gen.Const((int?)null)), (2, Gen.Int[0, 2].Select(due => (int?)due))),
        Gen.OneOf("", "A-1", "A-2"),
        Gen.Bool,
        Gen.Frequency((5, Gen.Const(1)), (1, Gen.Const(2))),
        Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true))),
        Gen.Select(
            Mishap,
            Gen.OneOf("insufficient_funds", "stolen_card", "do_not_honor", "stop_payment_order"),
            Gen.Frequency((12, Gen.Const(false)), (1, Gen.Const(true)))),
        (way, share, due, reference, approval, clicks, rival, mishap) => (ModelStep)new ModelStep.Ask(
            way, share, due, reference, approval, clicks, rival, mishap.Item1, mishap.Item2, mishap.Item3));

    private static readonly Gen<ModelStep> Step = Gen.Frequency(
        (14, Ask),
        (2, Gen.Int[0, 9].Select(which => (ModelStep)new ModelStep.Repeat(which))),
        (2, Gen.Select(
            Gen.Int[0, 9],
            Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))),
            (which, second) => (ModelStep)new ModelStep.Approve(which, second))),
        (1, Gen.Bool.Select(charging => (ModelStep)new ModelStep.Withdraw(charging))),
        (2, Gen.Select(Gen.Int[0, 9], Gen.OneOf(1000, 500, 600), Gen.Int[1, 2], LostAnswer, (which, share, clicks, mishap) =>
            (ModelStep)new ModelStep.Refund(which, share, clicks, mishap))),
        (1, Gen.Const((ModelStep)new ModelStep.RemoveCards())),
        (1, Gen.Const((ModelStep)new ModelStep.Lift())),
        (4, Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, 40 * 24], Gen.Int[28 * 24, 32 * 24])
            .Select(hours => (ModelStep)new ModelStep.Jump(hours))),
        (2, Gen.Int[1, 90].Select(seconds => (ModelStep)new ModelStep.Settle(seconds))),
        (3, Gen.Select(
            Gen.Int[1, 3], Gen.Int[1, 2], Gen.Bool, (which, times, back) => (ModelStep)new ModelStep.Events(which, times, back))),
        (1, Gen.Const((ModelStep)new ModelStep.Deliver())),
        (4, Gen.Int[0, 32].Select(days => (ModelStep)new ModelStep.Schedules(days))),
        (2, Gen.OneOf(Charging.Good, "4000000000000002").Select(card => (ModelStep)new ModelStep.PayOnReader(card))),
        (5, Gen.Select(
            Gen.Int[0, 9], Gen.Bool, Gen.Bool, (which, inquiry, won) => (ModelStep)new ModelStep.Dispute(which, inquiry, won))));

    /// <summary>A sequence of one to twelve steps.</summary>
    public static readonly Gen<ModelSequence> Sequence = Gen.Select(
        Gen.OneOf(Single, Instalments, Recurring, Unscheduled, OnRequest),
        Gen.OneOf(Gen.Int[0, HoursOfAYear], Gen.OneOf(30 * 24, 58 * 24, 364 * 24)),
        Gen.Frequency(
            (6, Gen.Const("pm_card_visa")), (1, Gen.Const("pm_card_chargeCustomerFail")), (1, Gen.Const("pm_card_authenticationRequired"))),
        Step.Array[1, 12],
        (scope, hours, card, steps) => new ModelSequence(scope, hours, card, steps));
}
