using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Entries.Listing;

/// <summary>
/// Reads the ledger for auditors, those of some stores without what was done in others. That it is read is itself an entry, written before
/// anything is shown.
/// </summary>
internal sealed class LedgerReads(
    ActingPerson acting, StoreContexts contexts, Atomic atomic, LedgerWriter ledger, LedgerProofReads proofs, LedgerKeys keys)
{
    /// <summary>One page of entries.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="isNew">
    /// Whether the person has just opened the ledger or changed a filter, which is recorded; leafing through the same list is not.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Permitted<LedgerPageView>> ListAsync(LedgerQuery query, bool isNew, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is not { } actor)
        {
            return new Permitted<LedgerPageView>.NotAllowed();
        }

        if (isNew)
        {
            await RecordAsync(actor, query, cancellationToken);
        }

        await using var db = await contexts.OpenAsync(cancellationToken);
        return await LedgerConditions.ReadAsync(db, query, cancellationToken) is not { } filter
            ? new Permitted<LedgerPageView>.Given(LedgerPageView.TooWide)
            : new Permitted<LedgerPageView>.Given(await PageAsync(db, query, filter, cancellationToken));
    }

    /// <summary>One entry; null when there is none with that number, or when it is of another store.</summary>
    public async Task<Permitted<EntryView?>> FindAsync(long sequence, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is null)
        {
            return new Permitted<EntryView?>.NotAllowed();
        }

        await using var db = await contexts.OpenAsync(cancellationToken);
        var found = LedgerConditions.Visible(db).Where(entry => entry.Sequence == sequence);
        var named = await NamedAsync(db, await Views(found).ToListAsync(cancellationToken), cancellationToken);
        return new Permitted<EntryView?>.Given(named is [var entry]
            ? entry with { Proof = await ProofOfAsync(db, await found.SingleAsync(cancellationToken), cancellationToken) }
            : null);
    }

    /// <summary>By what others verify the ledger; null when its key is lost.</summary>
    public async Task<Permitted<LedgerKeyView?>> FindKeyAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is null)
        {
            return new Permitted<LedgerKeyView?>.NotAllowed();
        }

        await keys.PrepareAsync(cancellationToken);
        await using var db = await contexts.OpenAsync(cancellationToken);
        var newest = await db.Set<LedgerCheckpoint>().AsNoTracking().OrderByDescending(checkpoint => checkpoint.Size)
            .Select(checkpoint => new { checkpoint.Size, checkpoint.SignedAt }).FirstOrDefaultAsync(cancellationToken);
        return new Permitted<LedgerKeyView?>.Given(keys.Signing?.Public is { } key
            ? new LedgerKeyView(key.Text, key.Fingerprint, newest?.Size, newest?.SignedAt)
            : null);
    }

    private async Task<EntryProof> ProofOfAsync(PortalDb db, LedgerEntry entry, CancellationToken cancellationToken) =>
        (await proofs.FindBrokenAsync(db, [entry], cancellationToken)).Count > 0 ? EntryProof.Broken
        : await proofs.FindAsync(entry.Sequence, cancellationToken) is null ? EntryProof.NotSignedYet
        : EntryProof.Holds;

    private static async Task<LedgerPageView> PageAsync(
        PortalDb db, LedgerQuery query, LedgerConditions filter, CancellationToken cancellationToken)
    {
        var newest = await db.Set<LedgerEntry>().MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
        var isRising = query.OldestFirst != query.Place.IsBackward;
        var range = await LedgerRange.OfAsync(db, query, newest, cancellationToken);
        var window = range.From(query.Place.Number, isRising, filter.IsScan);
        var entries = filter.Apply(db)
            .Where(entry => entry.Sequence >= window.First && entry.Sequence <= window.Last);
        var ordered = isRising ? entries.OrderBy(entry => entry.Sequence) : entries.OrderByDescending(entry => entry.Sequence);
        var found = await Views(ordered.Take(query.Size + 1)).ToListAsync(cancellationToken);
        var isFull = found.Count > query.Size;
        var rows = await NamedAsync(db, found.Take(query.Size), cancellationToken);

        // The way on begins behind the last row, or where the search stopped looking.
        var wasCut = !isFull && (isRising ? window.Last < range.Last : window.First > range.First);
        long? onward = isFull ? rows[^1].Sequence : wasCut ? (isRising ? window.Last : window.First) : null;
        long? back = query.Place.Number is { } from ? (rows is [var first, ..] ? first.Sequence : from) : null;
        return query.Place.IsBackward
            ? new LedgerPageView(
                [.. rows.AsEnumerable().Reverse()], Place(onward, ListCursor.Before), Place(back, ListCursor.After), newest, Cut())
            : new LedgerPageView([.. rows], Place(back, ListCursor.Before), Place(onward, ListCursor.After), newest, Cut());

        long? Cut() => wasCut ? onward : null;
    }

    private static ListCursor? Place(long? sequence, Func<long, ListCursor> place) => sequence is { } known ? place(known) : null;

    private async Task RecordAsync(Actor actor, LedgerQuery query, CancellationToken cancellationToken) =>
        await atomic.RunAsync(
            scope =>
            {
                var subjects = new LedgerSubjects(
                    query.Subject?.Setup, query.Subject?.Consent, query.Subject?.Customer, query.Subject?.Charge);
                ledger.Append(
                    scope,
                    query.IsFiltered ? "ledger.searched" : "ledger.viewed",
                    actor,
                    subjects,
                    new LedgerEntries.Viewed(query.Filters()));
                return Task.CompletedTask;
            },
            cancellationToken);

    private static IQueryable<EntryView> Views(IQueryable<LedgerEntry> entries) => entries.Select(entry => new EntryView(
        entry.Sequence,
        entry.Kind,
        entry.At,
        entry.ActorId,
        entry.Payload!.ActorName,
        entry.ActorRole,
        entry.SetupId,
        entry.ConsentId,
        entry.CustomerId,
        entry.ChargeId,
        entry.Commitment,
        entry.Payload.Json));

    private static async Task<List<EntryView>> NamedAsync(
        PortalDb db, IEnumerable<EntryView> entries, CancellationToken cancellationToken)
    {
        var rows = entries.ToList();
        var consents = rows.Select(row => row.Consent).OfType<ConsentId>().Distinct().ToList();
        var charges = rows.Select(row => row.Charge).OfType<ChargeId>().Distinct().ToList();
        var customers = rows.Select(row => row.Customer).OfType<PortalCustomerId>().Distinct().ToList();
        var consentNumbers = consents.Count is 0 ? [] : await db.Set<Consent>().AsNoTracking()
            .Where(consent => consents.Contains(consent.Id))
            .ToDictionaryAsync(consent => consent.Id, consent => consent.Number, cancellationToken);
        var chargeNumbers = charges.Count is 0 ? [] : await db.Set<Charge>().AsNoTracking()
            .Where(charge => charges.Contains(charge.Id)).Select(charge => new { charge.Id, charge.Number })
            .ToDictionaryAsync(charge => charge.Id, charge => charge.Number, cancellationToken);
        var names = customers.Count is 0 ? [] : await db.Set<KnownCustomer>().AsNoTracking()
            .Where(customer => customers.Contains(customer.Id)).Select(customer => new { customer.Id, customer.Name })
            .ToDictionaryAsync(customer => customer.Id, customer => customer.Name, cancellationToken);
        return rows.ConvertAll(row => row with
        {
            ConsentNumber = row.Consent is { } consent && consentNumbers.TryGetValue(consent, out var number)
                ? ConsentNumber.Write(number)
                : null,
            ChargeNumber = row.Charge is { } charge && chargeNumbers.TryGetValue(charge, out var paid) ? ChargeNumber.Write(paid) : null,
            CustomerName = row.Customer is { } customer ? names.GetValueOrDefault(customer) : null,
        });
    }
}
