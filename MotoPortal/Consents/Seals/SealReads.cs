using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checks;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Seals;

/// <summary>Reads the input of a seal check: a few rows by key, whatever the number of consents.</summary>
internal sealed class SealReads(LedgerProofReads proofs)
{
    /// <summary>The mismatches of each of these consents that has any.</summary>
    public async Task<ImmutableDictionary<ConsentId, ImmutableArray<SealBreak>>> CheckAsync(
        PortalDb db, IReadOnlyCollection<ConsentId> ids, CancellationToken cancellationToken)
    {
        var broken = ImmutableDictionary.CreateBuilder<ConsentId, ImmutableArray<SealBreak>>();
        foreach (var facts in await ReadAsync(db, ids, cancellationToken))
        {
            if (SealRules.BreaksOf(facts) is { IsEmpty: false } breaks)
            {
                broken[facts.Consent.Id] = breaks;
            }
        }

        return broken.ToImmutable();
    }

    private async Task<IReadOnlyList<SealFacts>> ReadAsync(
        PortalDb db, IReadOnlyCollection<ConsentId> ids, CancellationToken cancellationToken)
    {
        var some = ids.Select(id => (ConsentId?)id).ToList();
        string[] kinds = [.. SealRules.Kinds];
        var consents = await db.Set<Consent>().AsNoTracking().Where(consent => ids.Contains(consent.Id)).ToListAsync(cancellationToken);
        var evidence = await db.Set<ConsentEvidence>().AsNoTracking().Where(row => ids.Contains(row.ConsentId))
            .ToDictionaryAsync(row => row.ConsentId, cancellationToken);
        var cards = await db.Set<SavedCard>().AsNoTracking().Where(row => ids.Contains(row.ConsentId))
            .ToDictionaryAsync(row => row.ConsentId, cancellationToken);
        var endings = await db.Set<ConsentEnding>().AsNoTracking().Where(row => ids.Contains(row.ConsentId))
            .ToDictionaryAsync(row => row.ConsentId, cancellationToken);
        var known = await db.Set<ConsentFact>().AsNoTracking().Where(row => ids.Contains(row.ConsentId)).OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var knownOf = known.ToLookup(row => row.ConsentId);
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload)
            .Where(entry => some.Contains(entry.ConsentId) && kinds.Contains(entry.Kind))
            .OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        var gone = entries.Where(entry => entry.Payload is null).Select(entry => entry.Sequence).ToList();
        var erased = gone.Count is 0 ? [] : await db.Set<LedgerErasure>().AsNoTracking().Where(row => gone.Contains(row.Sequence))
            .Select(row => row.Sequence).ToListAsync(cancellationToken);
        var unproved = await proofs.FindBrokenAsync(db, entries, cancellationToken);
        var whose = consents.Select(consent => consent.CustomerId).Distinct().ToList();
        var customers = await db.Set<KnownCustomer>().AsNoTracking().Where(customer => whose.Contains(customer.Id))
            .Select(customer => new { customer.Id, customer.StripeId })
            .ToDictionaryAsync(customer => customer.Id, customer => customer.StripeId, cancellationToken);
        var of = entries.ToLookup(entry => entry.ConsentId!.Value);
        return
        [
            .. consents.Select(consent => new SealFacts(
                consent,
                evidence.GetValueOrDefault(consent.Id),
                cards.GetValueOrDefault(consent.Id),
                endings.GetValueOrDefault(consent.Id),
                [.. knownOf[consent.Id]],
                customers.TryGetValue(consent.CustomerId, out var stripe) ? stripe : null,
                [.. of[consent.Id]],
                [.. erased],
                unproved)),
        ];
    }
}
