using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>Reads the inspections that were written down.</summary>
internal sealed class InspectionReads(IDbContextFactory<PortalDb> contexts, IOptions<ReadersOptions> options, TimeProvider time)
{
    // Monthly inspections fill this in eight years; whoever wants more asks the ledger.
    private const int MostShown = 100;

    /// <summary>The last inspection of each of these readers; one that was never inspected is missing.</summary>
    public async Task<IReadOnlyDictionary<ReaderId, InspectionView>> LastAsync(
        IReadOnlyCollection<ReaderId> readers, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var inspections = db.Set<ReaderInspection>().AsNoTracking();
        return await inspections
            .Where(inspection => readers.Contains(inspection.ReaderId)
                && !inspections.Any(later => later.ReaderId == inspection.ReaderId && later.Sequence > inspection.Sequence))
            .ToDictionaryAsync(inspection => inspection.ReaderId, inspection => inspection.ToView(), cancellationToken);
    }

    /// <summary>The inspections of a reader, newest first, at most 100.</summary>
    public async Task<ImmutableArray<InspectionView>> HistoryAsync(ReaderId reader, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<ReaderInspection>().AsNoTracking()
            .Where(inspection => inspection.ReaderId == reader)
            .OrderByDescending(inspection => inspection.Sequence)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        return [.. found.Select(inspection => inspection.ToView())];
    }

    /// <summary>Where a reader's inspection stands now.</summary>
    public async Task<InspectionStanding> StandingOfAsync(ReaderId reader, CancellationToken cancellationToken) =>
        StandingOf((await LastAsync([reader], cancellationToken)).GetValueOrDefault(reader));

    /// <summary>Where an inspection stands now.</summary>
    /// <param name="last">The reader's last; null when there was none.</param>
    public InspectionStanding StandingOf(InspectionView? last) =>
        InspectionPolicy.StandingOf(last, options.Value.DaysInForce, time.GetUtcNow());

    /// <summary>Until when an inspection counts, UTC; null when that is not a matter of time.</summary>
    public DateTimeOffset? DueAt(InspectionView? last) => InspectionPolicy.DueAt(last, options.Value.DaysInForce);
}
