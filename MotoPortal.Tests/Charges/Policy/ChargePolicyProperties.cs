using CsCheck;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Charges.Policy;

/// <summary>
/// Goal: no sequence of charges that the policy allows exceeds the consent. Method: random consents, time zones, clocks and requests; the
/// limits are computed here by walking through days and periods, without the code under test.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class ChargePolicyProperties
{
    private const int Cases = 1000;

    private static readonly Gen<PlayedCharges> Played = PlayedUnder(_ => true);

    [Fact]
    public void No_charge_is_more_than_was_agreed_for_one_or_on_a_day_that_was_not() =>
        Played.Sample(
            played =>
            {
                var scope = played.Standing.Scope;
                foreach (var charge in played.Made)
                {
                    charge.Amount.AmountMinorUnits.ShouldBeInRange(1, scope.Amount.AmountMinorUnits);
                    charge.Amount.Currency.ShouldBe(scope.Amount.Currency);
                    (scope.AmountRule is AmountRule.UpTo || scope.Plan is not null || charge.Amount == scope.Amount).ShouldBeTrue();
                    played.DayOf(charge).ShouldBeInRange(scope.FirstDay ?? DateOnly.MinValue, scope.ValidUntil);
                }
            },
            iter: Cases);

    [Fact]
    public void No_sequence_of_charges_exceeds_a_cap_per_period() =>
        PlayedUnder(scope => scope.CapPerPeriod is not null).Sample(
            played =>
            {
                var cap = played.Standing.Scope.CapPerPeriod!;
                var given = DateOnly.FromDateTime(played.Standing.Calendar.At(played.Standing.GivenAt).DateTime);
                foreach (var (from, until) in PlayedCharges.Periods(cap.Period, given, played.Standing.Scope.ValidUntil))
                {
                    played.Counting.Where(charge => played.DayOf(charge) >= from && played.DayOf(charge) < until).Sum(
                        charge => charge.Amount.AmountMinorUnits)
                        .ShouldBeLessThanOrEqualTo(cap.Cap.AmountMinorUnits);
                }
            },
            iter: Cases);

    [Fact]
    public void No_sequence_of_charges_exceeds_a_count_or_a_total() =>
        Played.Sample(
            played =>
            {
                var scope = played.Standing.Scope;
                var (most, total) = scope switch
                {
                    { Kind: ConsentKind.SingleCharge } => (1, scope.Amount.AmountMinorUnits),
                    { Plan: { } plan } => (plan.Rows.Length, scope.Amount.AmountMinorUnits),
                    { Interval: { } interval } =>
                        (PlayedCharges.Periods(interval, scope.FirstDay!.Value, scope.ValidUntil).Count(), long.MaxValue),
                    _ => (int.MaxValue, long.MaxValue),
                };

                played.Counting.Length.ShouldBeLessThanOrEqualTo(most);
                played.Counting.Sum(charge => charge.Amount.AmountMinorUnits).ShouldBeLessThanOrEqualTo(total);
            },
            iter: Cases);

    [Fact]
    public void No_due_day_is_charged_twice_or_early_or_after_the_next() =>
        PlayedUnder(scope => scope.Interval is not null).Sample(
            played =>
            {
                var scope = played.Standing.Scope;
                foreach (var (from, until) in PlayedCharges.Periods(scope.Interval!.Value, scope.FirstDay!.Value, scope.ValidUntil))
                {
                    played.Counting.Count(charge => played.DayOf(charge) >= from && played.DayOf(charge) < until)
                        .ShouldBeLessThanOrEqualTo(1);
                    played.Made.Where(charge => charge.DueOn == from)
                        .ShouldAllBe(charge => played.DayOf(charge) >= from && played.DayOf(charge) < until);
                }
            },
            iter: Cases);

    [Fact]
    public void Instalments_are_charged_in_their_order_each_once_and_exactly() =>
        PlayedUnder(scope => scope.Plan is not null).Sample(
            played =>
            {
                var rows = played.Standing.Scope.Plan!.Rows;
                var paid = played.Counting;

                paid.Select(charge => charge.DueOn!.Value).ShouldBe(rows.Take(paid.Length).Select(row => row.DueOn));
                paid.Select(charge => charge.Amount).ShouldBe(rows.Take(paid.Length).Select(row => row.Amount));
                played.Made.ShouldAllBe(charge => played.DayOf(charge) >= charge.DueOn);
            },
            iter: Cases);

    [Fact]
    public void A_customer_who_wants_to_be_asked_is_never_charged_when_absent() =>
        Gen.Select(ChargeGen.Standing, ChargeGen.Steps).Where((standing, _) => standing.Scope.Kind is ConsentKind.OnRequest).Sample(
            (standing, steps) => PlayedCharges.Play(standing, steps
                .Where(step => step.Initiation is not ChargeInitiation.CustomerOnLine)).Made.ShouldBeEmpty(), iter: Cases / 3);

    [Fact]
    public void A_declined_card_is_tried_again_at_most_twice_in_a_day_and_four_times_in_thirty_days() =>
        Gen.Select(ChargeGen.Standing, ChargeGen.Steps, Gen.Int[1, 60]).Sample(
            (standing, steps, faster) =>
            {
                var declining = steps.Select(step => step with
                {
                    Hours =
                    Math.Abs(step.Hours) / faster,
                    Becomes = step.Permille == 1000 ? EarlierChargeState.Declined : step.Becomes
                });
                var made =
                    PlayedCharges.Play(standing, declining).Made.Where(charge => charge.State is not EarlierChargeState.Failed).ToArray();
                var newTries = made.Zip(made.Skip(1)).Where(pair => pair.First.State is EarlierChargeState.Declined
                    && pair.Second.At - pair.First.At < TimeSpan.FromDays(30)).ToArray();

                foreach (var (place, (decline, newTry)) in newTries.Index())
                {
                    var before = newTries.Take(place + 1).ToArray();
                    before.Count(other => newTry.At - other.Second.At < TimeSpan.FromDays(30)).ShouldBeLessThanOrEqualTo(4);
                    before.Count(other => newTry.At - other.Second.At < TimeSpan.FromDays(1))
                        .ShouldBeLessThanOrEqualTo(decline.DeclineGroup is DeclineGroup.OnlineOnly or DeclineGroup.CheckDetails ? 2 : 1);
                }
            },
            iter: Cases);

    [Fact]
    public void What_is_left_of_a_cap_is_allowed_to_the_last_minor_unit_and_not_one_more() =>
        Gen.Select(ChargeGen.Standing, ChargeGen.Steps).Where((standing, _) => standing.Scope.CapPerPeriod is not null).Sample(
            (standing, steps) =>
            {
                var (scope, played) =
                    (standing.Scope, PlayedCharges.Play(standing, steps.Where(step => step.Becomes is EarlierChargeState.Counts)));
                var now = played.Made.Select(charge => charge.At).DefaultIfEmpty(standing.GivenAt).Max().AddMinutes(11);
                var earlier = played.Made;
                if (standing.DayOf(now) > scope.ValidUntil || standing.DayOf(now) < standing.DayOf(standing.GivenAt))
                {
                    return;
                }

                ChargeVerdict Asked(long amount) =>
                    ChargePolicy.Evaluate(standing, earlier, Charging.Request(scope.Amount with { AmountMinorUnits = amount }), now);
                var (from, until) = PlayedCharges.Periods(scope.CapPerPeriod!.Period, standing.DayOf(standing.GivenAt), scope.ValidUntil)
                    .Last(period => period.From <= standing.DayOf(now));
                var used = earlier.Where(charge => played.DayOf(charge) >= from && played.DayOf(charge) < until)
                    .Sum(charge => charge.Amount.AmountMinorUnits);
                var left = Math.Min(scope.Amount.AmountMinorUnits, scope.CapPerPeriod.Cap.AmountMinorUnits - used);

                Asked(left + 1).ShouldBeOfType<ChargeVerdict.Refused>();
                var isChargeable = AmountLimits.ToCharge(scope.Amount with { AmountMinorUnits = left }) is null;
                (Asked(left) is ChargeVerdict.Allowed).ShouldBe(isChargeable);
            },
            iter: Cases);

    private static Gen<PlayedCharges> PlayedUnder(Func<ConsentScope, bool> isMeant) =>
        Gen.Select(ChargeGen.Standing.Where(standing => isMeant(standing.Scope)), ChargeGen.Steps, PlayedCharges.Play);
}
