using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Readers;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.Invariants;

/// <summary>Who works on a reader: I7.</summary>
internal static class ReaderRules
{
    /// <summary>Adds what is broken.</summary>
    public static async Task FindAsync(PortalDb db, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        var working = await db.Set<CardSetup>().AsNoTracking().Where(setup => setup.State == SetupState.OnReader)
            .Select(setup => new { setup.Id, setup.ReaderId }).ToListAsync(cancellationToken);
        found.AddRange(working.Where(setup => setup.ReaderId != null).GroupBy(setup => setup.ReaderId).Where(reader => reader.Count() > 1)
            .Select(reader => new InvariantFinding(InvariantViolation.ReaderUsedTwice, $"{reader.Key}")));

        // A resumed attempt may have lost the lease to a later setup; then two work on the reader, which is told above.
        var leases = await db.Set<ReaderLease>().AsNoTracking().ToDictionaryAsync(lease => lease.ReaderId, cancellationToken);
        found.AddRange(working
            .Where(setup => setup.ReaderId is { } reader && leases.GetValueOrDefault(reader)?.SetupId != setup.Id)
            .Select(setup => new InvariantFinding(InvariantViolation.ReaderWithoutLease, setup.Id.Value)));
    }
}
