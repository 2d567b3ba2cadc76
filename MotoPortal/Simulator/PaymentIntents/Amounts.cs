using System.Collections.Frozen;
using System.Globalization;
using MotoPortal.Simulator.Http;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>
/// Stripe's rules for amounts: https://docs.stripe.com/currencies. Amounts are in the minor unit, at most eight digits, at least about half
/// a US dollar; some currencies have decimals that must be zero.
/// </summary>
internal static class Amounts
{
    private const long Largest = 99_999_999;

    private static readonly FrozenSet<string> WithoutDecimals = Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf");

    private static readonly FrozenSet<string> WithThreeDecimals = Set("bhd jod kwd omr tnd");

    /// <summary>Currencies with two decimals in Stripe's units that must be zero.</summary>
    private static readonly FrozenSet<string> WithEmptyDecimals = Set("isk ugx");

    private static readonly FrozenSet<string> WithTwoDecimals = Set(
        "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp "
        + "gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad "
        + "ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx usd uyu uzs wst "
        + "xcd xcg yer zar zmw");

    private static readonly FrozenDictionary<string, long> Smallest = new Dictionary<string, long>(StringComparer.Ordinal)
    {
        ["aed"] = 200,
        ["bgn"] = 100,
        ["czk"] = 1500,
        ["dkk"] = 250,
        ["gbp"] = 30,
        ["hkd"] = 400,
        ["huf"] = 17500,
        ["mxn"] = 1000,
        ["myr"] = 200,
        ["nok"] = 300,
        ["pln"] = 200,
        ["ron"] = 200,
        ["sek"] = 300,
        ["thb"] = 1000,
    }.ToFrozenDictionary();

    /// <summary>Stripe's error about an amount; null for none.</summary>
    /// <param name="amount">The amount in minor units.</param>
    /// <param name="currency">Three letters in lower case.</param>
    public static ApiError? Check(long amount, string currency)
    {
        var decimals = DecimalsOf(currency);
        if (decimals is null)
        {
            return ApiError.Invalid($"Invalid currency: {currency}. Stripe does not support this currency.", "currency");
        }

        if (amount > Largest)
        {
            return ApiError.Invalid($"Amount must be no more than {Written(Largest, currency)}", "amount", "amount_too_large");
        }

        var smallest = Smallest.GetValueOrDefault(currency, decimals == 3 ? 100 : 50);
        if (amount < smallest)
        {
            return ApiError.Invalid($"Amount must be at least {Written(smallest, currency)}", "amount", "amount_too_small");
        }

        var step = decimals == 3 ? 10 : WithEmptyDecimals.Contains(currency) ? 100 : 1;
        return amount % step == 0
            ? null
            : ApiError.Invalid($"Invalid {currency} amount: it must be a multiple of {step}.", "amount", "parameter_invalid_integer");
    }

    /// <summary>The number of decimals of a currency in Stripe's units; null when Stripe does not support it.</summary>
    public static int? DecimalsOf(string currency) =>
        WithTwoDecimals.Contains(currency) ? 2 : WithoutDecimals.Contains(currency) ? 0 : WithThreeDecimals.Contains(currency) ? 3 : null;

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
        var decimals = DecimalsOf(currency) ?? 2;
        return $"{Split(amount, decimals).ToString($"N{decimals}", CultureInfo.InvariantCulture)} {currency}";
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
