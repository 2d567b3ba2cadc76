using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Data;

namespace MotoPortal.Charges.Pages;

/// <summary>
/// Finds double charges: two payments of one due day, or a charge that was considered lost, another in its place, and both succeeded. A
/// pair is listed until one of them is fully refunded.
/// </summary>
internal sealed class ChargedTwiceReads(StoreContexts contexts, ChargeReads charges, Bell bell, TimeProvider time)
{
    // The time in which a cardholder may dispute a payment, from the day on which it became known to the portal.
    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(120);

    /// <summary>The current pairs, and again after each change of a charge.</summary>
    public IAsyncEnumerable<IReadOnlyList<ChargedTwiceView>> WatchAsync(CancellationToken cancellationToken) =>
        bell.WatchAsync(ChargeTopics.Any, ListAsync, cancellationToken);

    /// <summary>The pairs, newest first.</summary>
    public async Task<IReadOnlyList<ChargedTwiceView>> ListAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - LookedBack;
        await using var db = await contexts.OpenAsync(cancellationToken);

        // A due day is paid once, whatever led to the second payment. Of other charges, one with a problem was considered lost before, and
        // one that was requested in that time was meant in its place. Charge.IsPaidAgainBy says the same about rows in memory.
        var pairs = await db.Set<Charge>().AsNoTracking()
            .Where(found => found.SettledAt >= since
                && found.State == ChargeState.Succeeded && found.AmountRefundedMinorUnits < found.AmountMinorUnits)
            .Join(
                db.Set<Charge>().AsNoTracking()
                    .Where(other => other.State == ChargeState.Succeeded && other.AmountRefundedMinorUnits < other.AmountMinorUnits),
                found => found.ConsentId,
                other => other.ConsentId,
                (found, other) => new { found, other })
            .Where(
                pair => pair.found.Id != pair.other.Id
                && (pair.found.DueOn != null
                    ? pair.found.DueOn == pair.other.DueOn
                        && (pair.other.RequestedAt > pair.found.RequestedAt
                            || (pair.other.RequestedAt == pair.found.RequestedAt && pair.other.Number > pair.found.Number))
                    : pair.other.DueOn == null && pair.found.Problem != null
                        && pair.other.RequestedAt > pair.found.RequestedAt && pair.other.RequestedAt < pair.found.SettledAt
                        && pair.found.AmountMinorUnits == pair.other.AmountMinorUnits
                        && pair.found.ReferenceSearch == pair.other.ReferenceSearch))
            .OrderByDescending(pair => pair.found.Number)
            .Select(pair => new { First = pair.found.Id, Second = pair.other.Id })
            .ToListAsync(cancellationToken);
        var twice = new List<ChargedTwiceView>();
        foreach (var pair in pairs)
        {
            if (await charges.FindAsync(pair.First, cancellationToken) is { } first
                && await charges.FindAsync(pair.Second, cancellationToken) is { } second)
            {
                twice.Add(new ChargedTwiceView(first, second));
            }
        }

        return twice;
    }
}
