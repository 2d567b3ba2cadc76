using System.Collections.Immutable;

namespace MotoPortal.Charges.Policy;

/// <summary>
/// Decides whether a consent covers a charge. This is the only place that does. Every day is a day of the store's calendar. A charge counts
/// from its request on, whatever becomes of it, unless the bank declined it or it did not reach the bank; a refund gives nothing back. The
/// rules of each kind are in <see cref="KindClauses"/>, those of new tries after a decline in <see cref="RetryClauses"/>, the house rules
/// in <see cref="HouseClauses"/>.
/// </summary>
internal static class ChargePolicy
{
    /// <summary>Returns whether the charge is covered, or all clauses that forbid it. Total: every input has a verdict.</summary>
    /// <param name="standing">The consent and what is known about it.</param>
    /// <param name="earlier">All charges made or tried under it, in any order.</param>
    /// <param name="request">The requested charge.</param>
    /// <param name="now">The current time, UTC.</param>
    public static ChargeVerdict Evaluate(
        ChargeStanding standing, ImmutableArray<EarlierCharge> earlier, ChargeRequest request, DateTimeOffset now)
    {
        var asked = new ChargeCase(standing, earlier, request, now);
        var (ofKind, position) = KindClauses.Of(asked);
        ImmutableArray<ClauseBreach> breaches =
        [
            .. ValidityClauses.Of(asked)
                .Concat(ofKind)
                .Concat(RetryClauses.Of(asked))
                .Concat(HouseClauses.Of(asked))
                .DistinctBy(breach => breach.Clause)
                .OrderBy(breach => breach.Clause),
        ];
        return breaches.IsEmpty && position is not null
            ? new ChargeVerdict.Allowed(position)
            : new ChargeVerdict.Refused(breaches, position);
    }
}
