using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Data.Guards;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Invariants;

/// <summary>The ledger itself, and the rows of money against it: I8, I9, I10, I14.</summary>
internal static class LedgerRules
{
    // What may not come after a success. A captured or released hold is told before it.
    private static readonly string[] BeforeSuccess =
    [
        "charge.requested", "charge.awaits_approval", "charge.approved", "charge.sent", "charge.unknown", "charge.processing",
        "charge.authorized", "charge.declined", "charge.needs_customer", "charge.not_sent", "charge.refused", "charge.given_up",
    ];

    private static readonly string[] BeforeSaved =
    [
        "setup.sent_to_reader", "setup.on_reader", "setup.answer_unknown", "setup.card_declined", "setup.reader_failed", "setup.given_up",
    ];

    /// <summary>Adds what is broken.</summary>
    public static async Task FindAsync(PortalDb db, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        found.AddRange((await AppendOnly.FindUnguardedAsync(db, cancellationToken))
            .Select(table => new InvariantFinding(InvariantViolation.GuardMissing, table)));
        await FindPayloadsAsync(db, found, cancellationToken);
        await FindBackwardsAsync(db, found, cancellationToken);
        await FindUnpairedAsync(db, found, cancellationToken);
    }

    private static async Task FindPayloadsAsync(PortalDb db, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        var erased = await db.Set<LedgerErasure>().AsNoTracking().Select(row => row.Sequence).ToHashSetAsync(cancellationToken);
        var expected = 1L;
        var entries = db.Set<LedgerEntry>().AsNoTracking().OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.Commitment, entry.Payload });
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            // PostgreSQL's sequences have gaps where a transaction was rolled back.
            if (entry.Sequence != expected && db is SqlitePortalDb)
            {
                found.Add(new(InvariantViolation.LedgerGap, $"{expected}"));
            }

            expected = entry.Sequence + 1;
            switch (entry.Payload)
            {
                case null when !erased.Contains(entry.Sequence):
                    found.Add(new(InvariantViolation.PayloadMissing, $"{entry.Sequence}"));
                    break;
                case { } when erased.Contains(entry.Sequence):
                    found.Add(new(InvariantViolation.ErasedPayloadStays, $"{entry.Sequence}"));
                    break;
                case { } payload when !string.Equals(payload.Commitment(), entry.Commitment, StringComparison.Ordinal):
                    found.Add(new(InvariantViolation.PayloadChanged, $"{entry.Sequence}"));
                    break;
            }
        }
    }

    private static async Task FindBackwardsAsync(PortalDb db, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        var entries = db.Set<LedgerEntry>().AsNoTracking();
        var charges = await entries
            .Where(entry => BeforeSuccess.Contains(entry.Kind) && entry.ChargeId != null && entries.Any(done =>
                done.Kind == "charge.succeeded" && done.ChargeId == entry.ChargeId && done.Sequence < entry.Sequence))
            .Select(entry => entry.ChargeId).Distinct().ToListAsync(cancellationToken);
        var setups = await entries
            .Where(entry => BeforeSaved.Contains(entry.Kind) && entry.SetupId != null && entries.Any(done =>
                done.Kind == "card.sealed" && done.SetupId == entry.SetupId && done.Sequence < entry.Sequence))
            .Select(entry => entry.SetupId).Distinct().ToListAsync(cancellationToken);
        var twice = await entries.Where(entry => entry.Kind == "charge.succeeded").GroupBy(entry => entry.ChargeId)
            .Where(group => group.Count() > 1).Select(group => group.Key).ToListAsync(cancellationToken);
        found.AddRange(charges.Select(id => new InvariantFinding(InvariantViolation.StateWentBack, $"{id}")));
        found.AddRange(setups.Select(id => new InvariantFinding(InvariantViolation.StateWentBack, $"{id}")));
        found.AddRange(twice.Select(id => new InvariantFinding(InvariantViolation.SucceededTwice, $"{id}")));
    }

    // Consents and cards are compared with their entries by their seals.
    private static async Task FindUnpairedAsync(PortalDb db, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        var entries = db.Set<LedgerEntry>().AsNoTracking();

        // A charge that was taken over into a restored copy has one entry for all that it had become.
        var silent = await db.Set<Charge>().AsNoTracking()
            .Where(charge => !entries.Any(entry => entry.ChargeId == charge.Id && entry.Kind == "charge.found")
                && ((charge.State == ChargeState.Succeeded
                        && !entries.Any(entry => entry.ChargeId == charge.Id && entry.Kind == "charge.succeeded"))
                    || (charge.State == ChargeState.Declined
                        && !entries.Any(entry => entry.ChargeId == charge.Id && entry.Kind == "charge.declined"))))
            .Select(charge => charge.Id).ToListAsync(cancellationToken);
        var unmade = await entries
            .Where(entry => entry.Kind == "charge.succeeded"
                && !db.Set<Charge>().Any(charge => charge.Id == entry.ChargeId && charge.State == ChargeState.Succeeded))
            .Select(entry => entry.ChargeId).ToListAsync(cancellationToken);
        found.AddRange(silent.Select(id => new InvariantFinding(InvariantViolation.EntryMissing, id.Value)));
        found.AddRange(unmade.Select(id => new InvariantFinding(InvariantViolation.EntryTooMany, $"{id}")));
        await FindRefundsAsync(db, found, cancellationToken);
    }

    private static async Task FindRefundsAsync(PortalDb db, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        var told = await CountAsync(db, "charge.refunded", cancellationToken);
        var failed = await CountAsync(db, "charge.refund_failed", cancellationToken);
        var rows = await db.Set<ChargeRefund>().AsNoTracking()
            .Where(refund => refund.State == RefundState.Succeeded || refund.State == RefundState.Failed)
            .Select(refund => new { refund.ChargeId, refund.State }).ToListAsync(cancellationToken);
        foreach (var charge in rows.GroupBy(refund => refund.ChargeId))
        {
            // A refund that a bank returned may have been told as made before.
            var (made, returned) = (charge.Count(refund => refund.State is RefundState.Succeeded), charge.Count(refund =>
                refund.State is RefundState.Failed));
            if (told.GetValueOrDefault(charge.Key) < made || failed.GetValueOrDefault(charge.Key) < returned)
            {
                found.Add(new(InvariantViolation.EntryMissing, charge.Key.Value));
            }
            else if (told.GetValueOrDefault(charge.Key) > made + returned)
            {
                found.Add(new(InvariantViolation.EntryTooMany, charge.Key.Value));
            }
        }
    }

    private static async Task<Dictionary<ChargeId, int>> CountAsync(PortalDb db, string kind, CancellationToken cancellationToken) =>
        await db.Set<LedgerEntry>().AsNoTracking().Where(entry => entry.Kind == kind && entry.ChargeId != null)
            .GroupBy(entry => entry.ChargeId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key!.Value, group => group.Count, cancellationToken);
}
