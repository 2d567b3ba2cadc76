using CsCheck;
using MotoPortal.Primitives.Amounts;
using MotoPortal.StripeFacts;

namespace MotoPortal.Tests.Primitives;

/// <summary>Random amounts that Stripe can charge.</summary>
internal static class MoneyGen
{
    /// <summary>An amount in one of the currencies, often near the least that can be charged.</summary>
    public static Gen<Money> Chargeable(params string[] currencies) => ChargeableUpTo(CurrencyLimits.Maximum, currencies);

    /// <summary>The same, of at most that many minor units.</summary>
    public static Gen<Money> ChargeableUpTo(long most, params string[] currencies) =>
        Gen.Select(Gen.OneOf(currencies), Gen.OneOf(Gen.Long[0, 500], Gen.Long[0, most])).Select(
            (currency, wanted) => CurrencyLimits.Find(currency) is { } limits
                ? new Money(Math.Max(limits.Minimum, wanted - (wanted % limits.Step)), currency)
                : throw new ArgumentOutOfRangeException(nameof(currencies)));
}
