using System.Collections.Frozen;

namespace MotoPortal.StripeFacts;

/// <summary>
/// The amounts that Stripe takes in one currency. The only table of them: the portal and the simulator both use it. See
/// https://docs.stripe.com/currencies#minor-units and #minimum-and-maximum-charge-amounts.
/// </summary>
/// <param name="Currency">Three letters in lower case.</param>
/// <param name="Decimals">The decimals of the minor unit: 0, 2 or 3.</param>
/// <param name="Minimum">The smallest charge, in minor units; a refund has none.</param>
/// <param name="Step">Charges and refunds are multiples of it, in minor units.</param>
public sealed record CurrencyLimits(string Currency, int Decimals, long Minimum, long Step)
{
    /// <summary>The largest amount in any currency, in minor units: eight digits.</summary>
    public const long Maximum = 99_999_999;

    private const string WithoutDecimals = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf";

    private const string WithThreeDecimals = "bhd jod kwd omr tnd";

    // Stripe counts them with two decimals that must be zero, although people write none.
    private const string WithEmptyDecimals = "isk ugx";

    private const string WithTwoDecimals =
        "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve czk dkk dop "
        + "dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad "
        + "mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr sek "
        + "sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah usd uyu uzs wst xcd xcg yer zar zmw";

    // Where Stripe names no minimum of its own, it is about half a US dollar.
    private static readonly FrozenDictionary<string, long> Minimums = new Dictionary<string, long>(StringComparer.Ordinal)
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

    private static readonly FrozenDictionary<string, CurrencyLimits> All = Group(WithTwoDecimals, 2, 50, 1)
        .Concat(Group(WithoutDecimals, 0, 50, 1))
        .Concat(Group(WithThreeDecimals, 3, 100, 10))
        .Concat(Group(WithEmptyDecimals, 2, 100, 100))
        .ToFrozenDictionary(limits => limits.Currency, StringComparer.Ordinal);

    /// <summary>All currencies that Stripe takes, in alphabetical order.</summary>
    public static IEnumerable<CurrencyLimits> Known => All.Values.OrderBy(limits => limits.Currency, StringComparer.Ordinal);

    /// <summary>The limits of a currency; null when Stripe does not take it.</summary>
    /// <param name="currency">Three letters in lower case.</param>
    public static CurrencyLimits? Find(string? currency) => currency is null ? null : All.GetValueOrDefault(currency);

    /// <summary>Why an amount cannot be charged; null when it can.</summary>
    /// <param name="amount">The amount in minor units.</param>
    public AmountRefusal? RefusalOfCharge(long amount) =>
        amount > Maximum ? AmountRefusal.AboveMaximum
        : amount < Minimum ? AmountRefusal.BelowMinimum
        : IsInSteps(amount) ? null
        : AmountRefusal.NotInSteps;

    /// <summary>Whether an amount is a multiple of the step, as charges and refunds have to be.</summary>
    /// <param name="amount">The amount in minor units.</param>
    public bool IsInSteps(long amount) => amount % Step == 0;

    private static IEnumerable<CurrencyLimits> Group(string currencies, int decimals, long minimum, long step) =>
        currencies.Split(' ').Select(
            currency => new CurrencyLimits(currency, decimals, Minimums.GetValueOrDefault(currency, minimum), step));
}
