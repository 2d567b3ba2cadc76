using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Restores;

namespace MotoPortal.TakeOver;

/// <summary>Records that the database was found to be a restored copy, and what is missing in it.</summary>
internal sealed class CopyRecords(Atomic atomic, IDbContextFactory<PortalDb> contexts, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>The copy that has not been taken over; null when there is none.</summary>
    public static Task<RestoredCopy?> FindAsync(PortalDb db, CancellationToken cancellationToken) =>
        db.Set<RestoredCopy>().Where(copy => copy.TakenOverAt == null).OrderBy(copy => copy.LedgerSize)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Remembers how new the database is, before anything is written into it. A comparison that was not made keeps its place.
    /// </summary>
    public Task BeginAsync(CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                if (!await scope.Db.Set<PendingComparison>().AnyAsync(cancellationToken))
                {
                    var newest = await scope.Db.Set<LedgerEntry>().AsNoTracking().OrderByDescending(entry => entry.Sequence)
                        .FirstOrDefaultAsync(cancellationToken);
                    scope.Db.Add(PendingComparison.Begin(newest?.Sequence ?? 0, newest?.At));
                }
            },
            cancellationToken);

    /// <summary>When the newest row was written, from which on Stripe is compared, UTC; null when there is none.</summary>
    public async Task<DateTimeOffset?> NewestAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, cancellationToken) is { } copy
            ? copy.NewestAt
            : await db.Set<PendingComparison>().Select(pending => pending.NewestAt).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Records the comparison: a restored copy, once, and what is missing in it.</summary>
    /// <param name="outside">The checkpoint that the ledger does not continue; null for none.</param>
    /// <param name="lost">What is at Stripe and in no row; null when Stripe could not be asked, so that it is asked again.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task NoteAsync(Checkpoint? outside, ImmutableArray<LostTrace>? lost, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var pending = await scope.Db.Set<PendingComparison>().SingleOrDefaultAsync(cancellationToken);
                if (outside is not null || lost is { IsEmpty: false })
                {
                    await NoteCopyAsync(scope, pending, outside, lost ?? [], cancellationToken);
                }

                if (pending is not null && lost is not null)
                {
                    scope.Db.Remove(pending);
                }
            },
            cancellationToken);

    private async Task NoteCopyAsync(
        AtomicScope scope,
        PendingComparison? pending,
        Checkpoint? outside,
        ImmutableArray<LostTrace> lost,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(scope.Db, cancellationToken) is null && pending is not null)
        {
            scope.Db.Add(RestoredCopy.Find(pending.LedgerSize, pending.NewestAt, outside?.Size, outside?.Origin, time.GetUtcNow()));
            ledger.Append(
                scope, "restore.found", Actor.Portal, default, new RestoreEntries.Found(pending.LedgerSize, outside?.Size, lost.Length));
        }

        var ids = lost.Select(one => one.Trace.Id).ToList();
        var known = await scope.Db.Set<MissingObject>().Where(missing => ids.Contains(missing.Id)).Select(missing => missing.Id)
            .ToListAsync(cancellationToken);
        foreach (var (kind, trace) in lost.Where(one => !known.Contains(one.Trace.Id, StringComparer.Ordinal)))
        {
            scope.Db.Add(MissingObject.Find(trace.Id, kind, trace.CreatedAt, trace.Customer, trace.Amount, trace.HasSucceeded));
        }

        scope.Ring(ChargingStop.Topic);
    }
}
