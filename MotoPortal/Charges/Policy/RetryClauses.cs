using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Charges.Policy;

/// <summary>
/// The limits of new tries. A new try is a charge that follows a decline under this consent within thirty days, with no counting charge in
/// between. At most one is made in 24 hours and four in thirty days, so that a card is not tried until it succeeds. A charge that did not
/// reach the bank is no try.
/// </summary>
/// <remarks>
/// When the bank requires the customer, or better details, the same try would fail again: without the customer nothing is tried for 24
/// hours, but with the customer on the line one more try may be made at once, beside the daily one. It counts towards the four. The
/// networks' own limits are wider, so these comply with all of them.
/// </remarks>
internal static class RetryClauses
{
    /// <summary>The maximum number of new tries in <see cref="Window"/>.</summary>
    public const int MostTries = RetryRules.MostTries;

    /// <summary>The period in which tries are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>The minimum time between new tries.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    /// <summary>The breached clauses.</summary>
    public static IEnumerable<ClauseBreach> Of(ChargeCase asked)
    {
        ImmutableArray<EarlierCharge> tries =
            [.. asked.Earlier.Where(charge => charge.State is not EarlierChargeState.Failed).OrderBy(charge => charge.At)];
        if (tries is not [.., { State: EarlierChargeState.Declined } last] || asked.Now - last.At >= Window)
        {
            yield break;
        }

        ImmutableArray<DateTimeOffset> newTries =
        [
            .. tries.Zip(tries.Skip(1))
                .Where(pair => pair.First.State is EarlierChargeState.Declined && pair.Second.At - pair.First.At < Window)
                .Select(pair => pair.Second.At)
                .Where(at => asked.Now - at < Window),
        ];
        if (TooSoonUntil(asked, last, newTries) is { } until)
        {
            yield return new(ChargeClause.RetryTooSoon, Day: asked.Standing.DayOf(until));
        }

        if (newTries.Length >= MostTries)
        {
            yield return new(ChargeClause.RetriesUsedUp, Day: asked.Standing.DayOf(Later(newTries[^MostTries], Window)));
        }
    }

    private static DateTimeOffset? TooSoonUntil(ChargeCase asked, EarlierCharge last, ImmutableArray<DateTimeOffset> newTries)
    {
        var needsCustomer = last.DeclineGroup is DeclineGroup.OnlineOnly or DeclineGroup.CheckDetails;
        var isOnLine = asked.Request.Initiation is ChargeInitiation.CustomerOnLine;
        if (needsCustomer && !isOnLine && asked.Now - last.At < Pause)
        {
            return Later(last.At, Pause);
        }

        var allowed = needsCustomer && isOnLine ? 2 : 1;
        ImmutableArray<DateTimeOffset> recent = [.. newTries.Where(at => asked.Now - at < Pause)];
        return recent.Length >= allowed ? Later(recent[^allowed], Pause) : null;
    }

    private static DateTimeOffset Later(DateTimeOffset time, TimeSpan span) =>
        DateTimeOffset.MaxValue - time > span ? time + span : DateTimeOffset.MaxValue;
}
