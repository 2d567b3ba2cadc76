using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger;

/// <summary>What the database holds of some consecutive entries.</summary>
/// <param name="Entries">The entries by number.</param>
/// <param name="Payloads">The details by number.</param>
/// <param name="Erased">The numbers of the entries whose details were erased.</param>
/// <param name="Nodes">The nodes of the tree that these entries complete, by position.</param>
/// <param name="Checkpoints">The signed checkpoints by size.</param>
internal sealed record LedgerBatch(
    ImmutableDictionary<long, LedgerEntry> Entries,
    ImmutableDictionary<long, LedgerPayload> Payloads,
    ImmutableHashSet<long> Erased,
    ImmutableDictionary<long, byte[]> Nodes,
    ImmutableDictionary<long, string> Checkpoints)
{
    /// <summary>Reads the entries after one number up to another.</summary>
    public static async Task<LedgerBatch> ReadAsync(PortalDb db, long after, long last, CancellationToken cancellationToken)
    {
        var (firstNode, endNode) = (TreeNodeId.CountOf(after), TreeNodeId.CountOf(last));
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(row => row.Sequence > after && row.Sequence <= last)
            .ToDictionaryAsync(row => row.Sequence, cancellationToken);
        var payloads = await db.Set<LedgerPayload>().AsNoTracking().Where(row => row.Sequence > after && row.Sequence <= last)
            .ToDictionaryAsync(row => row.Sequence, cancellationToken);

        // Read last: what is erased meanwhile is noted in the same transaction.
        var erased = await db.Set<LedgerErasure>().AsNoTracking().Where(row => row.Sequence > after && row.Sequence <= last)
            .Select(row => row.Sequence).ToListAsync(cancellationToken);
        var nodes = await db.Set<LedgerNode>().AsNoTracking().Where(row => row.Position >= firstNode && row.Position < endNode)
            .ToDictionaryAsync(row => row.Position, row => row.Hash, cancellationToken);
        var checkpoints = await db.Set<LedgerCheckpoint>().AsNoTracking().Where(row => row.Size > after && row.Size <= last)
            .ToDictionaryAsync(row => row.Size, row => row.Note, cancellationToken);
        return new LedgerBatch(
            entries.ToImmutableDictionary(),
            payloads.ToImmutableDictionary(),
            [.. erased],
            nodes.ToImmutableDictionary(),
            checkpoints.ToImmutableDictionary());
    }
}
