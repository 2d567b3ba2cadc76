using CsCheck;
using MotoPortal.Charges.Policy;

namespace MotoPortal.Tests.Charges.Policy;

/// <summary>
/// Goal: the policy has a verdict for every input, and a second person can override house rules only. Method: values from the ends of their
/// ranges, most of them meaningless.
/// </summary>
public sealed class ChargePolicyTotality
{
    private const int Cases = 5000;

    [Fact]
    public void Whatever_is_asked_is_answered() =>
        Gen.Select(ChargeGen.AnyCover, ChargeGen.AnyEarlier, ChargeGen.AnyRequest, ChargeGen.AnyNow).Sample(
            (standing, earlier, request, now) =>
            {
                if (ChargePolicy.Evaluate(standing, earlier, request, now) is ChargeVerdict.Refused refused)
                {
                    refused.Breaches.ShouldNotBeEmpty();
                    refused.Breaches.Select(breach => breach.Clause)
                        .ShouldBe(refused.Breaches.Select(breach => breach.Clause).Distinct().Order());
                    refused.MayBeOverridden.ShouldBe(refused.Breaches.All(breach => ClauseBreach.OfTheHouse.Contains(breach.Clause)));
                }
            },
            iter: Cases);

    [Fact]
    public void Nothing_is_charged_that_is_not_above_zero_or_under_a_consent_that_is_not_in_force() =>
        Gen.Select(ChargeGen.AnyCover, ChargeGen.AnyEarlier, ChargeGen.AnyRequest, ChargeGen.AnyNow)
            .Where((standing, _, request, _) => standing.CustomerErased || standing.IsSuspended
                || standing.NotInForce is not null || !request.IsForPurpose || request.Amount.AmountMinorUnits <= 0)
            .Sample(
                (standing, earlier, request, now) => ChargePolicy.Evaluate(standing, earlier, request, now)
                    .ShouldBeOfType<ChargeVerdict.Refused>().MayBeOverridden.ShouldBeFalse(), iter: Cases);

    [Fact]
    public void Letting_the_rules_of_the_house_pass_leaves_every_other_clause_as_it_was() =>
        Gen.Select(ChargeGen.AnyCover, ChargeGen.AnyEarlier, ChargeGen.AnyRequest, ChargeGen.AnyNow).Sample(
            (standing, earlier, request, now) =>
            {
                var asItIs = ChargePolicy.Evaluate(standing, earlier, request, now);
                var withoutTheHouse = ChargePolicy.Evaluate(
                    standing with { TermsOutdated = false },
                    earlier,
                    request with { Limits = HouseLimits.None, Reference = "never used before" },
                    now);

                ClausesOf(withoutTheHouse).ShouldBe(ClausesOf(asItIs).Where(clause => !ClauseBreach.OfTheHouse.Contains(clause)));
                (withoutTheHouse is ChargeVerdict.Allowed).ShouldBe(
                    asItIs is ChargeVerdict.Allowed or ChargeVerdict.Refused { MayBeOverridden: true });
            },
            iter: Cases);

    [Fact]
    public void Every_single_house_rule_holds_back_an_otherwise_covered_charge() =>
        Gen.Select(ChargeGen.Standing, ChargeGen.Steps).Sample(
            (standing, steps) =>
            {
                var played = PlayedCharges.Play(standing, steps);
                if (played.Made is not [.., var last])
                {
                    return;
                }

                var request = Charging.Request(last.Amount) with { DueOn = last.DueOn };
                ChargeVerdict Asked(ChargeStanding held, HouseLimits limits) =>
                    ChargePolicy.Evaluate(held, played.Made.RemoveAt(played.Made.Length - 1), request with { Limits = limits }, last.At);

                ClausesOf(Asked(standing with { TermsOutdated = true }, HouseLimits.None)).ShouldBe([ChargeClause.TermsOutdated]);
                ClausesOf(Asked(standing, new HouseLimits(last.Amount.AmountMinorUnits - 1, null))).ShouldBe(
                    [ChargeClause.HouseLimitPerCharge]);
                ClausesOf(Asked(standing, new HouseLimits(null, last.Amount.AmountMinorUnits - 1))).ShouldBe(
                    [ChargeClause.HouseLimitPerDay]);
            },
            iter: 1000);

    private static IEnumerable<ChargeClause> ClausesOf(ChargeVerdict verdict) =>
        verdict is ChargeVerdict.Refused refused ? refused.Breaches.Select(breach => breach.Clause) : [];
}
