using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;
using MotoPortal.StripeFacts;

namespace MotoPortal.Primitives.Amounts;

/// <summary>Which amounts Stripe can charge and refund, and how a total is split into such amounts.</summary>
public static class AmountLimits
{
    /// <summary>Why an amount cannot be charged; null when it can.</summary>
    public static FieldProblem? ToCharge(Money amount) =>
        CurrencyLimits.Find(amount.Currency) is not { } limits
            ? FieldProblem.NotAnAmount
            : limits.RefusalOfCharge(amount.AmountMinorUnits) switch
            {
                AmountRefusal.AboveMaximum => FieldProblem.TooLarge,
                AmountRefusal.BelowMinimum => FieldProblem.BelowMinimum,
                AmountRefusal.NotInSteps => FieldProblem.NotInSteps,
                null => null,
            };

    /// <summary>Why an amount cannot be refunded, whatever is left of its charge; null when it can.</summary>
    public static FieldProblem? ToRefund(Money amount) =>
        CurrencyLimits.Find(amount.Currency) is not { } limits ? FieldProblem.NotAnAmount
        : amount.AmountMinorUnits <= 0 ? FieldProblem.TooSmall
        : limits.IsInSteps(amount.AmountMinorUnits) ? null
        : FieldProblem.NotInSteps;

    /// <summary>The smallest charge in a currency.</summary>
    public static Money MinimumOf(string currency) => new(CurrencyLimits.Find(currency)?.Minimum ?? 1, currency);

    /// <summary>The largest charge in a currency.</summary>
    public static Money MaximumOf(string currency) => new(CurrencyLimits.Maximum, currency);

    /// <summary>The amount of which charges and refunds in a currency are multiples.</summary>
    public static Money StepOf(string currency) => new(CurrencyLimits.Find(currency)?.Step ?? 1, currency);

    /// <summary>Splits a total into equal parts that Stripe can charge; a remainder is spread over the first ones, one step each.</summary>
    /// <param name="total">The total.</param>
    /// <param name="count">The number of parts, at least one.</param>
    /// <returns>The parts; none when the total cannot be charged, or a part would be below the minimum.</returns>
    public static ImmutableArray<Money> Split(Money total, int count)
    {
        if (ToCharge(total) is not null)
        {
            return [];
        }

        var step = StepOf(total.Currency).AmountMinorUnits;
        var (share, rest) = Math.DivRem(total.AmountMinorUnits / step, (long)count);
        return ToCharge(total with { AmountMinorUnits = share * step }) is null
            ? [.. Enumerable.Range(0, count).Select(place => total with { AmountMinorUnits = (share + (place < rest ? 1 : 0)) * step })]
            : [];
    }
}
