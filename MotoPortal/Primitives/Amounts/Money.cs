using System.Globalization;
using MotoPortal.StripeFacts;

namespace MotoPortal.Primitives.Amounts;

/// <summary>An amount in the minor units of its currency (cents for euro, whole yen for yen).</summary>
/// <param name="AmountMinorUnits">The amount in minor units.</param>
/// <param name="Currency">The three-letter ISO 4217 code in lower case, as Stripe writes it.</param>
public readonly record struct Money(long AmountMinorUnits, string Currency) : IComparable<Money>
{
    /// <summary>The number of decimals of the currency: 0, 2 or 3.</summary>
    public int Decimals => DecimalsOf(Currency);

    /// <summary>The number of decimals of a currency: 0, 2 or 3; 2 for one that Stripe does not take.</summary>
    public static int DecimalsOf(string currency) => CurrencyLimits.Find(currency)?.Decimals ?? 2;

    /// <summary>
    /// The amount as it is typed into a field in that culture, such as <c>80.00</c> or <c>80,00</c>; <see cref="TypedAmount"/> parses both.
    /// </summary>
    public string Type(CultureInfo culture)
    {
        var typed = (AmountMinorUnits / (decimal)Math.Pow(10, Decimals)).ToString($"F{Decimals}", CultureInfo.InvariantCulture);
        return culture.NumberFormat.CurrencyDecimalSeparator is "," ? typed.Replace('.', ',') : typed;
    }

    /// <summary>The amount formatted for that culture, such as <c>€80.00</c> or <c>80,00 €</c>; its spaces do not break.</summary>
    public string Format(CultureInfo culture) => FormatToRead(culture).Replace(' ', '\u00a0');

    /// <summary>The amount in a script that is read aloud; its spaces may break.</summary>
    /// <remarks>The digests of scripts are sealed, so the text stays as it was for the consents that are stored.</remarks>
    public string FormatToRead(CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = SymbolOf(Currency);
        format.CurrencyDecimalDigits = Decimals;
        if (char.IsLetter(format.CurrencySymbol[^1]) && format.CurrencyPositivePattern == 0)
        {
            // A currency code needs a space before the figure, which must not break.
            format.CurrencySymbol += '\u00a0';
        }

        return (AmountMinorUnits / (decimal)Math.Pow(10, Decimals)).ToString("C", format);
    }

    /// <inheritdoc/>
    public override string ToString() => Format(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => AmountMinorUnits.CompareTo(Same(other).AmountMinorUnits);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    public static Money operator +(Money left, Money right) =>
        left with { AmountMinorUnits = left.AmountMinorUnits + left.Same(right).AmountMinorUnits };

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is larger or equal.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    private Money Same(Money other) =>
        string.Equals(Currency, other.Currency, StringComparison.Ordinal)
            ? other
            : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be put together.");

    private static string SymbolOf(string currency) => currency switch
    {
        "eur" => "€",
        "gbp" => "£",
        "usd" => "$",
        _ => currency.ToUpperInvariant(),
    };
}
