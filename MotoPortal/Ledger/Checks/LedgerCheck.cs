using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger.Checks;

/// <summary>
/// Holds every entry, its details, the tree and the checkpoints of the database and of the folders against each other. It reads in small
/// batches, so that it neither needs much memory nor delays the portal.
/// </summary>
internal sealed class LedgerCheck(
    IDbContextFactory<PortalDb> contexts, LedgerKeys keys, CheckpointFiles files, LedgerFindingRecords findings, TimeProvider time)
{
    private const int AtOnce = 1000;

    /// <summary>Checks what was written since the last checkpoint that was found in order, and records what it finds.</summary>
    /// <returns>The number of findings.</returns>
    public async Task<int> CheckNewAsync(CancellationToken cancellationToken) =>
        await RunAsync(await StartAsync(cancellationToken), cancellationToken);

    /// <summary>Checks everything, and records what it finds.</summary>
    /// <returns>The number of findings.</returns>
    public Task<int> CheckAllAsync(CancellationToken cancellationToken) => RunAsync(new CompactRange(), cancellationToken);

    private async Task<int> RunAsync(CompactRange start, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        await keys.PrepareAsync(cancellationToken);
        var size = await SizeAsync(cancellationToken);
        var fold = new LedgerFold(start, keys.Accepted, await UnusedAsync(cancellationToken));
        var written = new Queue<(long Size, string Path)>(files.List().Where(file => file.Size > start.Size));
        while (fold.Size < size)
        {
            var last = Math.Min(size, fold.Size + AtOnce);
            LedgerBatch batch;
            await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            {
                batch = await LedgerBatch.ReadAsync(db, fold.Size, last, cancellationToken);
            }

            while (fold.Size < last)
            {
                fold.Add(batch);
                if (batch.Checkpoints.TryGetValue(fold.Size, out var note))
                {
                    fold.Compare(note, source: null);
                }

                while (written.TryPeek(out var file) && file.Size == fold.Size)
                {
                    fold.Compare(CheckpointFiles.TryRead(file.Path), file.Path);
                    written.Dequeue();
                }
            }
        }

        await AddWhatIsBeyondAsync(fold, size, written, cancellationToken);
        fold.End();
        await findings.NoteAsync(fold, start.Size == 0, time.GetElapsedTime(began), cancellationToken);
        return fold.Problems.Count;
    }

    // The tree at the last checkpoint that was found in order; the empty one when that does not hold any more.
    private async Task<CompactRange> StartAsync(CancellationToken cancellationToken)
    {
        await keys.PrepareAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var size = await db.Set<LedgerCheckRecord>().Select(run => run.CheckedSize).SingleOrDefaultAsync(cancellationToken);
        var note = await db.Set<LedgerCheckpoint>().Where(checkpoint => checkpoint.Size == size)
            .Select(checkpoint => checkpoint.Note).SingleOrDefaultAsync(cancellationToken);
        return note is not null
            && Checkpoint.Open(note, keys.Accepted) is { } signed
            && await LedgerTree.FindRangeAsync(db, size, cancellationToken) is { } tree
            && tree.Root().AsSpan().SequenceEqual(signed.Root)
            ? tree
            : new CompactRange();
    }

    private async Task<long> SizeAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Math.Max(
            await LedgerTree.SizeAsync(db, cancellationToken),
            await db.Set<LedgerEntry>().MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0);
    }

    private async Task<ImmutableHashSet<long>> UnusedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var begun = await db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload)
            .Where(entry => entry.Kind == "ledger.tree_begun").OrderBy(entry => entry.Sequence).FirstOrDefaultAsync(cancellationToken);
        return begun?.Payload is { } payload && string.Equals(payload.Commitment(), begun.Commitment, StringComparison.Ordinal)
            ? [.. JsonSerializer.Deserialize<JsonElement>(payload.Json).GetProperty("details").GetProperty("unused")
                .EnumerateArray().Select(number => number.GetInt64())]
            : [];
    }

    private async Task AddWhatIsBeyondAsync(
        LedgerFold fold, long size, IEnumerable<(long Size, string Path)> written, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // What the portal has appended and signed since the check began is not beyond.
        var now = await SizeAsync(cancellationToken);
        var signed = await db.Set<LedgerCheckpoint>().AsNoTracking().Where(checkpoint => checkpoint.Size > now)
            .OrderBy(checkpoint => checkpoint.Size).Take(LedgerFold.Most).ToListAsync(cancellationToken);
        signed.ForEach(checkpoint => fold.Beyond(checkpoint.Size, checkpoint.Note, source: null));
        foreach (var file in written.Where(file => file.Size > now))
        {
            fold.Beyond(file.Size, CheckpointFiles.TryRead(file.Path), file.Path);
        }

        var orphans = await db.Set<LedgerPayload>().AsNoTracking()
            .Where(payload => payload.Sequence > size && !db.Set<LedgerEntry>().Any(entry => entry.Sequence == payload.Sequence))
            .OrderBy(payload => payload.Sequence).Select(payload => payload.Sequence).Take(LedgerFold.Most).ToListAsync(cancellationToken);
        orphans.ForEach(fold.AddOrphan);
    }
}
