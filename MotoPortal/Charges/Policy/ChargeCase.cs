using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Policy;

/// <summary>The input of one decision, with the figures that several clauses use.</summary>
internal sealed class ChargeCase
{
    /// <summary>The case of one request.</summary>
    public ChargeCase(ChargeStanding standing, ImmutableArray<EarlierCharge> earlier, ChargeRequest request, DateTimeOffset now)
    {
        (Standing, Request, Now) = (standing, request, now);
        Earlier = earlier.IsDefault ? [] : earlier;
        Counting = [.. Earlier.Where(charge => charge.State is EarlierChargeState.Counts).OrderBy(charge => charge.At)];
        (Today, GivenOn) = (standing.DayOf(now), standing.DayOf(standing.GivenAt));
    }

    /// <summary>The consent and what is known about it.</summary>
    public ChargeStanding Standing { get; }

    public ConsentScope Scope => Standing.Scope;

    /// <summary>The requested charge.</summary>
    public ChargeRequest Request { get; }

    /// <summary>All earlier charges, made or tried.</summary>
    public ImmutableArray<EarlierCharge> Earlier { get; }

    /// <summary>The charges that count against the limits, in the order of their requests.</summary>
    public ImmutableArray<EarlierCharge> Counting { get; }

    /// <summary>The current time, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The current day at the store.</summary>
    public DateOnly Today { get; }

    /// <summary>The day at the store on which the consent was given.</summary>
    public DateOnly GivenOn { get; }

    /// <summary>Whether the amount can be compared with the consent's: above zero and in its currency.</summary>
    public bool HasComparableAmount => Request.Amount.AmountMinorUnits > 0 && IsOf(Request.Amount, Scope.Amount.Currency);

    /// <summary>The sum of charges in the consent's currency, capped at the largest amount; a negative amount reduces nothing.</summary>
    public Money Sum(IEnumerable<EarlierCharge> charges) => Sum(charges.Select(charge => charge.Amount), Scope.Amount.Currency);

    /// <summary>The sum of an amount and this charge, capped at the largest amount.</summary>
    public Money WithThis(Money used) => Sum([used, Request.Amount], used.Currency);

    /// <summary>The sum of amounts of one currency; amounts in other currencies are left out.</summary>
    public static Money Sum(IEnumerable<Money> amounts, string currency)
    {
        var sum = amounts.Where(amount => IsOf(amount, currency))
            .Aggregate(Int128.Zero, (sum, amount) => sum + Math.Max(0, amount.AmountMinorUnits));
        return new Money((long)Int128.Min(sum, long.MaxValue), currency);
    }

    /// <summary>Whether an amount is in that currency.</summary>
    public static bool IsOf(Money amount, string currency) => string.Equals(amount.Currency, currency, StringComparison.Ordinal);
}
