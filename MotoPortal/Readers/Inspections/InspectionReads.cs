using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Readers.Inspections;

/// <summary>Reads inspections.</summary>
internal sealed class InspectionReads(IDbContextFactory<PortalDb> contexts, IOptions<ReadersOptions> options, TimeProvider time)
{
    // Eight years of monthly inspections; older ones are in the ledger.
    private const int MostShown = 100;

    /// <summary>The last inspection of each of these readers; readers without one are missing.</summary>
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

    /// <summary>The current standing of a reader's inspection.</summary>
    public async Task<InspectionStanding> StandingOfAsync(ReaderId reader, CancellationToken cancellationToken) =>
        StandingOf((await LastAsync([reader], cancellationToken)).GetValueOrDefault(reader));

    /// <summary>The current standing of an inspection.</summary>
    /// <param name="last">The reader's last inspection; null for none.</param>
    public InspectionStanding StandingOf(InspectionView? last) =>
        InspectionPolicy.StandingOf(last, options.Value.DaysInForce, time.GetUtcNow());

    /// <summary>Until when an inspection is valid, UTC; null when it has no time limit.</summary>
    public DateTimeOffset? DueAt(InspectionView? last) => InspectionPolicy.DueAt(last, options.Value.DaysInForce);
}
