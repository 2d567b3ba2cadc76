using System.Globalization;
using MotoPortal.Simulator.Http;
using MotoPortal.StripeFacts;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>Stripe's errors about amounts; the limits are those of <see cref="CurrencyLimits"/>.</summary>
internal static class Amounts
{
    /// <summary>Stripe's error about an amount to charge; null for none.</summary>
    /// <param name="amount">The amount in minor units.</param>
    /// <param name="currency">Three letters in lower case.</param>
    public static ApiError? Check(long amount, string currency) =>
        CurrencyLimits.Find(currency) is not { } limits
            ? ApiError.Invalid($"Invalid currency: {currency}. Stripe does not support this currency.", "currency")
            : limits.RefusalOfCharge(amount) switch
            {
                AmountRefusal.AboveMaximum => ApiError.Invalid(
                    $"Amount must be no more than {Written(CurrencyLimits.Maximum, currency)}", "amount", "amount_too_large"),
                AmountRefusal.BelowMinimum => ApiError.Invalid(
                    $"Amount must be at least {Written(limits.Minimum, currency)}", "amount", "amount_too_small"),
                AmountRefusal.NotInSteps => NotInSteps(limits),
                null => null,
            };

    /// <summary>Stripe's error about an amount to refund, for which there is no minimum; null for none.</summary>
    /// <param name="amount">The amount in minor units.</param>
    /// <param name="currency">Three letters in lower case.</param>
    public static ApiError? CheckRefund(long amount, string currency) =>
        CurrencyLimits.Find(currency) is { } limits && !limits.IsInSteps(amount) ? NotInSteps(limits) : null;

    /// <summary>Converts an amount to whole units of its currency.</summary>
    public static decimal Split(long amount, int decimals)
    {
        var divisor = 1m;
        for (var i = 0; i < decimals; i++)
        {
            divisor *= 10;
        }

        return amount / divisor;
    }

    /// <summary>Formats an amount as in Stripe's messages, such as <c>12.50 eur</c>.</summary>
    public static string Written(long amount, string currency)
    {
        var decimals = CurrencyLimits.Find(currency)?.Decimals ?? 2;
        return $"{Split(amount, decimals).ToString($"N{decimals}", CultureInfo.InvariantCulture)} {currency}";
    }

    private static ApiError NotInSteps(CurrencyLimits limits) => ApiError.Invalid(
        $"Invalid {limits.Currency} amount: it must be a multiple of {limits.Step}.", "amount", "parameter_invalid_integer");
}
