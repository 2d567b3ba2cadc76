using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Seals;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.Invariants;

/// <summary>Cards, their consents and the setups that show them: I1, I10, I13, I14.</summary>
internal static class CardRules
{
    private const int AtOnce = 200;

    /// <summary>Adds what is broken.</summary>
    public static async Task FindAsync(
        PortalDb db, SealReads seals, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        var entries = db.Set<LedgerEntry>().AsNoTracking();
        var early = await entries.Where(entry => entry.Kind == "card.sealed")
            .Where(entry => !entries.Any(given =>
                given.Kind == "consent.given" && given.ConsentId == entry.ConsentId && given.Sequence < entry.Sequence))
            .Select(entry => entry.ConsentId).ToListAsync(cancellationToken);
        found.AddRange(early.Select(id => new InvariantFinding(InvariantViolation.CardWithoutConsent, $"{id}")));

        var unsaved = await db.Set<CardSetup>().AsNoTracking()
            .Where(setup => setup.State == SetupState.Saved && !db.Set<SavedCard>().Any(card => card.ConsentId == setup.ConsentId))
            .Select(setup => setup.Id).ToListAsync(cancellationToken);
        found.AddRange(unsaved.Select(id => new InvariantFinding(InvariantViolation.SavedWithoutCard, id.Value)));

        var unpaid = await db.Set<CardSetup>().AsNoTracking()
            .Where(setup => (setup.State == SetupState.Paid || setup.State == SetupState.PaidLate)
                && !db.Set<Charge>().Any(charge => charge.SetupId == setup.Id && charge.State == ChargeState.Succeeded))
            .Select(setup => setup.Id).ToListAsync(cancellationToken);
        found.AddRange(unpaid.Select(id => new InvariantFinding(InvariantViolation.PaidWithoutCharge, id.Value)));

        var unerased = await db.Set<KnownCustomer>().AsNoTracking()
            .Where(customer => customer.ErasedAt != null
                && (customer.Name != KnownCustomer.ErasedName || customer.Email != null || customer.Phone != null))
            .Select(customer => customer.Id).ToListAsync(cancellationToken);
        found.AddRange(unerased.Select(id => new InvariantFinding(InvariantViolation.ErasedCustomerStays, id.Value)));

        await FindBrokenSealsAsync(db, seals, found, cancellationToken);
    }

    // A seal compares each row of a consent with its ledger entries: a change without an entry, or an entry without its change, breaks it.
    private static async Task FindBrokenSealsAsync(
        PortalDb db, SealReads seals, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        var ids = await db.Set<Consent>().AsNoTracking().OrderBy(consent => consent.Number)
            .Select(consent => consent.Id).ToListAsync(cancellationToken);
        foreach (var some in ids.Chunk(AtOnce))
        {
            var broken = await seals.CheckAsync(db, some, cancellationToken);
            found.AddRange(broken.Keys.Select(id => new InvariantFinding(InvariantViolation.SealBroken, id.Value)));
        }
    }
}
