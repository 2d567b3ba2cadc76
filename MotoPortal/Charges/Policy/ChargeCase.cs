using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Policy;

/// <summary>All that one decision rests on, with the figures that several clauses need.</summary>
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

    /// <summary>The scope.</summary>
    public ConsentScope Scope => Standing.Scope;

    /// <summary>What is asked for.</summary>
    public ChargeRequest Request { get; }

    /// <summary>All charges made or tried before.</summary>
    public ImmutableArray<EarlierCharge> Earlier { get; }

    /// <summary>Those that count against the limits, in the order of their making.</summary>
    public ImmutableArray<EarlierCharge> Counting { get; }

    /// <summary>The time, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The day at the store.</summary>
    public DateOnly Today { get; }

    /// <summary>The day at the store on which the consent was given.</summary>
    public DateOnly GivenOn { get; }

    /// <summary>Whether the amount can be held against the consent's own at all: above zero and of its currency.</summary>
    public bool HasComparableAmount => Request.Amount.AmountMinorUnits > 0 && IsOf(Request.Amount, Scope.Amount.Currency);

    /// <summary>
    /// What charges come to in the consent's currency. It stops at the largest amount there is; an amount below zero gives nothing back.
    /// </summary>
    public Money Sum(IEnumerable<EarlierCharge> charges) => Sum(charges.Select(charge => charge.Amount), Scope.Amount.Currency);

    /// <summary>The sum of an amount and this charge, which stops at the largest amount there is.</summary>
    public Money WithThis(Money used) => Sum([used, Request.Amount], used.Currency);

    /// <summary>The sum of amounts of one currency; amounts of another have no place in it.</summary>
    public static Money Sum(IEnumerable<Money> amounts, string currency)
    {
        var sum = amounts.Where(amount => IsOf(amount, currency))
            .Aggregate(Int128.Zero, (sum, amount) => sum + Math.Max(0, amount.AmountMinorUnits));
        return new Money((long)Int128.Min(sum, long.MaxValue), currency);
    }

    /// <summary>Whether an amount is of that currency.</summary>
    public static bool IsOf(Money amount, string currency) => string.Equals(amount.Currency, currency, StringComparison.Ordinal);
}
