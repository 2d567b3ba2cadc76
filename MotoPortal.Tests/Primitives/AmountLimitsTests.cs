using System.Globalization;
using CsCheck;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.StripeFacts;

namespace MotoPortal.Tests.Primitives;

/// <summary>Goal: an amount that Stripe cannot charge is refused, and a total is split into amounts that it can.</summary>
public sealed class AmountLimitsTests
{
    private static readonly string[] Known = [.. CurrencyLimits.Known.Select(limits => limits.Currency)];

    private static readonly Gen<(Money Total, int Count)> Splitting =
        Gen.Select(MoneyGen.Chargeable(Known), Gen.Int[1, 36]);

    [Theory]
    [InlineData(50, "eur", null)]
    [InlineData(49, "eur", FieldProblem.BelowMinimum)]
    [InlineData(30, "eur", FieldProblem.BelowMinimum)]
    [InlineData(0, "eur", FieldProblem.BelowMinimum)]
    [InlineData(-1, "eur", FieldProblem.BelowMinimum)]
    [InlineData(99_999_999, "eur", null)]
    [InlineData(100_000_000, "eur", FieldProblem.TooLarge)]
    [InlineData(30, "gbp", null)]
    [InlineData(29, "gbp", FieldProblem.BelowMinimum)]
    [InlineData(249, "dkk", FieldProblem.BelowMinimum)]
    [InlineData(250, "dkk", null)]
    [InlineData(20, "jpy", FieldProblem.BelowMinimum)]
    [InlineData(50, "jpy", null)]
    [InlineData(12_345, "kwd", FieldProblem.NotInSteps)]
    [InlineData(12_340, "kwd", null)]
    [InlineData(90, "kwd", FieldProblem.BelowMinimum)]
    [InlineData(500, "isk", null)]
    [InlineData(550, "isk", FieldProblem.NotInSteps)]
    [InlineData(550, "ugx", FieldProblem.NotInSteps)]
    [InlineData(17_550, "huf", null)]
    [InlineData(17_499, "huf", FieldProblem.BelowMinimum)]
    [InlineData(1_055, "twd", null)]
    [InlineData(1_000, "xyz", FieldProblem.NotAnAmount)]
    [InlineData(1_000, "EUR", FieldProblem.NotAnAmount)]
    public void A_charge_has_a_minimum_a_maximum_and_a_step(long minorUnits, string currency, FieldProblem? problem) =>
        AmountLimits.ToCharge(new Money(minorUnits, currency)).ShouldBe(problem);

    [Theory]
    [InlineData(1, "eur", null)]
    [InlineData(0, "eur", FieldProblem.TooSmall)]
    [InlineData(-100, "eur", FieldProblem.TooSmall)]
    [InlineData(10, "kwd", null)]
    [InlineData(15, "kwd", FieldProblem.NotInSteps)]
    [InlineData(50, "isk", FieldProblem.NotInSteps)]
    public void A_refund_has_the_step_and_no_minimum(long minorUnits, string currency, FieldProblem? problem) =>
        AmountLimits.ToRefund(new Money(minorUnits, currency)).ShouldBe(problem);

    [Theory]
    [InlineData(100_000, "kwd", 3, new long[] { 33_340, 33_330, 33_330 })]
    [InlineData(10_000, "eur", 3, new long[] { 3334, 3333, 3333 })]
    [InlineData(100, "eur", 3, new long[0])]
    [InlineData(150, "eur", 3, new long[] { 50, 50, 50 })]
    [InlineData(149, "eur", 3, new long[0])]
    [InlineData(100, "jpy", 3, new long[0])]
    [InlineData(12_345, "kwd", 2, new long[0])]
    public void A_total_is_split_into_amounts_that_can_be_charged_or_not_at_all(
        long total, string currency, int count, long[] parts) =>
        AmountLimits.Split(new Money(total, currency), count).Select(part => part.AmountMinorUnits).ShouldBe(parts);

    [Fact]
    public void The_parts_come_to_the_total_can_be_charged_and_differ_by_one_step_at_most() =>
        Splitting.Sample(asked =>
        {
            var parts = AmountLimits.Split(asked.Total, asked.Count);
            var limits = CurrencyLimits.Find(asked.Total.Currency)!;
            if (parts.IsEmpty)
            {
                (asked.Total.AmountMinorUnits / asked.Count).ShouldBeLessThan(limits.Minimum + limits.Step);
                return;
            }

            parts.Length.ShouldBe(asked.Count);
            parts.Aggregate((sum, part) => sum + part).ShouldBe(asked.Total);
            parts.ShouldAllBe(part => AmountLimits.ToCharge(part) == null);
            parts.ShouldBe(parts.OrderDescending());
            (parts[0].AmountMinorUnits - parts[^1].AmountMinorUnits).ShouldBeOneOf(0, limits.Step);
        });

    [Fact]
    public void What_is_typed_is_read_to_be_charged_exactly_when_it_can_be() =>
        Gen.Select(Gen.OneOf(Gen.Long[0, 2000], Gen.Long[0, 99_999_999]), Gen.OneOf(Known)).Sample((minorUnits, currency) =>
        {
            var amount = new Money(minorUnits, currency);
            var reading = TypedAmount.ReadToCharge(amount.Type(CultureInfo.InvariantCulture), currency, CultureInfo.InvariantCulture);

            reading.Problem.ShouldBe(AmountLimits.ToCharge(amount));
            reading.Amount.ShouldBe(reading.Problem is null ? amount : null);
        });

    [Fact]
    public void Every_minimum_and_the_maximum_less_its_rest_can_be_charged_in_every_currency() =>
        CurrencyLimits.Known.ShouldAllBe(limits =>
            limits.RefusalOfCharge(limits.Minimum) == null
            && limits.RefusalOfCharge(limits.Minimum - limits.Step) == AmountRefusal.BelowMinimum
            && limits.RefusalOfCharge(CurrencyLimits.Maximum - (CurrencyLimits.Maximum % limits.Step)) == null);
}
