using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal.Audit.Entries.Listing;

/// <summary>The sequence numbers, both included, between which entries are looked for.</summary>
internal sealed record LedgerRange(long First, long Last)
{
    // Read at about a million entries a second, so that a search answers before it is felt and can be carried on.
    private const long Window = 200_000;

    // Entries are written in the order of their times unless a clock was set back; more than this would be an alarm of its own.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>The entries that can be of the time that is asked for, found by halving, because the times have no index.</summary>
    /// <param name="db">The database.</param>
    /// <param name="query">The query with the time.</param>
    /// <param name="newest">The newest entry's number.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<LedgerRange> OfAsync(PortalDb db, LedgerQuery query, long newest, CancellationToken cancellationToken) => new(
        query.From is { } from ? await FirstSinceAsync(db, from - Slack, newest, cancellationToken) : 1,
        query.Until is { } until ? await FirstSinceAsync(db, until + Slack, newest, cancellationToken) : newest);

    /// <summary>The entries that can be of a time, up to the newest.</summary>
    public static async Task<LedgerRange> OfAsync(
        PortalDb db, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var newest = await db.Set<LedgerEntry>().MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
        return await OfAsync(db, new LedgerQuery { From = from, Until = until }, newest, cancellationToken);
    }

    /// <summary>The part of the range that is read at once, from a place in it.</summary>
    /// <param name="place">The entry behind which it begins; null at the range's end.</param>
    /// <param name="isRising">Whether it is read from the old to the new.</param>
    /// <param name="isScan">Whether entries have to be looked at one by one, so that only some are read at once.</param>
    public LedgerRange From(long? place, bool isRising, bool isScan)
    {
        var begin = isRising ? Math.Max(First, (place ?? 0) + 1) : Math.Min(Last, (place ?? long.MaxValue) - 1);
        return (isRising, isScan) switch
        {
            (true, true) => new(begin, Math.Min(Last, begin + Window)),
            (true, false) => new(begin, Last),
            (false, true) => new(Math.Max(First, begin - Window), begin),
            (false, false) => new(First, begin),
        };
    }

    private static async Task<long> FirstSinceAsync(PortalDb db, DateTimeOffset time, long newest, CancellationToken cancellationToken)
    {
        var (low, high) = (1L, newest + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var probe = await db.Set<LedgerEntry>().AsNoTracking().Where(entry => entry.Sequence >= middle)
                .OrderBy(entry => entry.Sequence).Select(entry => new { entry.Sequence, entry.At })
                .FirstOrDefaultAsync(cancellationToken);
            if (probe is null || probe.At >= time)
            {
                high = middle;
            }
            else
            {
                low = probe.Sequence + 1;
            }
        }

        return low;
    }
}
