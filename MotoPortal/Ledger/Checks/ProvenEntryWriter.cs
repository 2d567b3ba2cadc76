using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger.Checkpoints;

namespace MotoPortal.Ledger.Checks;

/// <summary>
/// Writes entries about files that the portal hands out, and proves each at once, so that the file can carry the proof of its own entry.
/// </summary>
internal sealed class ProvenEntryWriter(
    IDbContextFactory<PortalDb> contexts, Atomic atomic, LedgerWriter ledger, CheckpointMaker checkpoints, LedgerProofReads proofs)
{
    /// <summary>Writes an entry, signs a checkpoint over it, and returns the entry with its proof.</summary>
    /// <typeparam name="TDetails">The record of the kind.</typeparam>
    /// <param name="kind">The kind.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="subjects">What the entry is about.</param>
    /// <param name="details">The payload.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ProvenEntry> WriteAsync<TDetails>(
        string kind, Actor actor, LedgerSubjects subjects, TDetails details, CancellationToken cancellationToken)
        where TDetails : ILedgerDetails
    {
        var commitment = await atomic.RunAsync(
            scope => Task.FromResult(ledger.Append(scope, kind, actor, subjects, details)), cancellationToken);
        await checkpoints.SignAsync(cancellationToken);

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // From the newest back, by the index over kinds: commitments have none.
        var entry = await db.Set<LedgerEntry>().AsNoTracking().Include(row => row.Payload)
            .Where(row => row.Kind == kind && row.Commitment == commitment)
            .OrderByDescending(row => row.Sequence).FirstAsync(cancellationToken);
        var proof = await proofs.FindAsync(entry.Sequence, cancellationToken);
        return new ProvenEntry(
            entry.ToLeaf().Json(), Convert.ToHexStringLower(entry.Payload!.Salt), entry.Payload.Json, proof?.Write());
    }
}
