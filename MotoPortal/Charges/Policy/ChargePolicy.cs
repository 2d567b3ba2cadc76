using System.Collections.Immutable;

namespace MotoPortal.Charges.Policy;

/// <summary>
/// The one place that says whether a consent covers a charge. Every day is a day of the store's calendar. A charge counts from the
/// moment it is asked for, whatever becomes of it later, unless the bank declined it or nothing reached the bank; what was refunded
/// stays used up. What each kind allows is written at <see cref="KindClauses"/>, new tries after a decline at <see cref="RetryClauses"/>,
/// the rules of the house at <see cref="HouseClauses"/>.
/// </summary>
internal static class ChargePolicy
{
    /// <summary>Whether the charge is covered, or every clause that stands against it. Total: it answers whatever it is given.</summary>
    /// <param name="standing">The consent and what is known about it.</param>
    /// <param name="earlier">All charges made or tried under it, in any order.</param>
    /// <param name="request">The charge that is asked for.</param>
    /// <param name="now">The time, UTC.</param>
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
