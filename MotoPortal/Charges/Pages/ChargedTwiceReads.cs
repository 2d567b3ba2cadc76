using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Pages;

/// <summary>
/// Finds double charges: two payments of one due day, two that Stripe made of one request, or a charge that was considered lost or given
/// up on its reader, another in its place, and both succeeded. A pair is listed until one of them is given back: refunded, or taken back by
/// the bank in a dispute.
/// </summary>
internal sealed class ChargedTwiceReads(
    StoreContexts contexts, ChargeReads charges, IEnumerable<IChargeDisputes> disputes, Bell bell, TimeProvider time)
{
    // The time in which a cardholder may dispute a payment, from the day on which the later of the two became known.
    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(120);

    /// <summary>The current pairs, and again after each change of a charge.</summary>
    public IAsyncEnumerable<IReadOnlyList<ChargedTwiceView>> WatchAsync(CancellationToken cancellationToken) =>
        bell.WatchAsync(ChargeTopics.Any, ListAsync, cancellationToken);

    /// <summary>The pairs, newest first.</summary>
    public async Task<IReadOnlyList<ChargedTwiceView>> ListAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - LookedBack;
        await using var db = await contexts.OpenAsync(cancellationToken);

        var paid = db.Set<Charge>().AsNoTracking()
            .Where(charge => charge.State == ChargeState.Succeeded && charge.AmountRefundedMinorUnits < charge.AmountMinorUnits);
        var recent = paid.Where(charge => charge.SettledAt >= since);

        // Two queries, each from the recent payments: one from all payments to all others would take seconds after some years.
        Pair[] pairs =
        [
            .. (await Pairs(recent, paid).ToListAsync(cancellationToken)).Concat(await Pairs(paid, recent).ToListAsync(cancellationToken))
                .Distinct().OrderByDescending(pair => pair.Number),
        ];
        var lost = await LostAsync(db, [.. pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct()], cancellationToken);
        var twice = new List<ChargedTwiceView>();
        foreach (var pair in pairs)
        {
            if (await charges.FindAsync(pair.First, cancellationToken) is { } first
                && await charges.FindAsync(pair.Second, cancellationToken) is { } second
                && !IsGivenBack(first, lost) && !IsGivenBack(second, lost))
            {
                // A payment that came after its reader was given up is the one that a person was told to refund.
                var isLate = first is { DueOn: null, Initiation: ChargeInitiation.OnReader };
                twice.Add(isLate ? new ChargedTwiceView(second, first) : new ChargedTwiceView(first, second));
            }
        }

        return twice;
    }

    // A due day is paid once, whatever led to the second payment. A payment that Stripe repeated has the first one's time of request. Of
    // other charges, one with a problem was considered lost before, and one on a reader with a time of request before its result was given
    // up; one that was requested in that time was meant in its place. Charge.IsPaidAgainBy says the same about rows in memory.
    private static IQueryable<Pair> Pairs(IQueryable<Charge> first, IQueryable<Charge> second) =>
        first
            .Join(second, found => found.CustomerId, other => other.CustomerId, (found, other) => new { found, other })
            .Where(
                pair => pair.found.Id != pair.other.Id
                && (pair.found.DueOn != null
                    ? pair.found.ConsentId == pair.other.ConsentId && pair.found.DueOn == pair.other.DueOn
                        && (pair.other.RequestedAt > pair.found.RequestedAt
                            || (pair.other.RequestedAt == pair.found.RequestedAt && pair.other.Number > pair.found.Number))
                    : pair.other.DueOn == null && pair.found.AmountMinorUnits == pair.other.AmountMinorUnits
                        && pair.found.Currency == pair.other.Currency && pair.found.ReferenceSearch == pair.other.ReferenceSearch
                        && (pair.other.Origin == ChargeOrigin.Repeated
                            ? pair.found.ConsentId == pair.other.ConsentId
                            && pair.other.RequestedAt == pair.found.RequestedAt && pair.other.Number > pair.found.Number
                            : pair.other.RequestedAt > pair.found.RequestedAt && pair.other.RequestedAt < pair.found.SettledAt
                                && (pair.found.Problem != null
                                    ? pair.found.ConsentId == pair.other.ConsentId || pair.other.Initiation == ChargeInitiation.OnReader
                                    : pair.found.Initiation == ChargeInitiation.OnReader))))
            .Select(pair => new Pair(pair.found.Id, pair.other.Id, pair.found.Number));

    private static bool IsGivenBack(ChargeView charge, IReadOnlyDictionary<ChargeId, long> lost) =>
        charge.AmountRefunded.AmountMinorUnits + lost.GetValueOrDefault(charge.Id) >= charge.Amount.AmountMinorUnits;

    private async Task<IReadOnlyDictionary<ChargeId, long>> LostAsync(
        PortalDb db, ChargeId[] some, CancellationToken cancellationToken)
    {
        var lost = new Dictionary<ChargeId, long>();
        foreach (var room in some.Length > 0 ? disputes : [])
        {
            foreach (var (charge, minorUnits) in await room.LostAsync(db, some, cancellationToken))
            {
                lost[charge] = lost.GetValueOrDefault(charge) + minorUnits;
            }
        }

        return lost;
    }

    private sealed record Pair(ChargeId First, ChargeId Second, int Number);
}
