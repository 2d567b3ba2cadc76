using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Seals;

/// <summary>Records which consents fail their seal check, each change with a ledger entry, and checks all consents.</summary>
internal sealed class SealFindingRecords(
    IDbContextFactory<PortalDb> contexts, Atomic atomic, SealReads seals, LedgerWriter ledger, TimeProvider time)
{
    private const int AtOnce = 200;

    /// <summary>Records the findings of a decision; does nothing when they are known.</summary>
    /// <param name="scope">The transaction of the decision.</param>
    /// <param name="id">The consent.</param>
    /// <param name="breaks">What does not match; empty when all does.</param>
    /// <param name="actor">The actor whose request was decided.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task NoteAsync(
        AtomicScope scope, ConsentId id, ImmutableArray<SealBreak> breaks, Actor actor, CancellationToken cancellationToken)
    {
        var fields = string.Join(' ', breaks.Select(one => one.Field).Distinct(StringComparer.Ordinal));
        fields = fields.Length > SealFinding.FieldsLength ? fields[..SealFinding.FieldsLength] : fields;
        var known = await scope.Db.Set<SealFinding>()
            .SingleOrDefaultAsync(finding => finding.ConsentId == id, cancellationToken);
        if (string.Equals(known?.Fields ?? "", fields, StringComparison.Ordinal))
        {
            return;
        }

        var consent = await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, cancellationToken);
        var subjects = new LedgerSubjects(consent.SetupId, id, consent.CustomerId);
        switch (known)
        {
            case null:
                scope.Db.Add(SealFinding.Write(id, fields, time.GetUtcNow()));
                break;
            case not null when breaks.IsEmpty:
                scope.Db.Remove(known);
                break;
            default:
                known.Change(fields);
                break;
        }

        var kind = breaks.IsEmpty ? "consent.seal_restored" : "consent.seal_broken";
        ledger.Append(scope, kind, actor, subjects, new ConsentEntries.SealChecked(ConsentNumber.Write(consent.Number), fields));
        ConsentTopics.Ring(scope, consent);
    }

    /// <summary>The consents that fail their check, newest finding first.</summary>
    /// <param name="most">The maximum number.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<(ImmutableArray<SealFindingView> Rows, int Total)> ListAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from finding in db.Set<SealFinding>().AsNoTracking()
            join consent in db.Set<Consent>().AsNoTracking() on finding.ConsentId equals consent.Id into consents
            from consent in consents.DefaultIfEmpty()
            orderby finding.FoundAt descending
            select new { finding.ConsentId, Number = (int?)consent.Number, finding.Fields, finding.FoundAt })
            .Take(most).ToListAsync(cancellationToken);
        return (
            [
                .. rows.Select(row => new SealFindingView(
                    row.ConsentId, row.Number is { } number ? ConsentNumber.Write(number) : row.ConsentId.Value, row.Fields, row.FoundAt)),
            ],
            await db.Set<SealFinding>().CountAsync(cancellationToken));
    }

    /// <summary>Checks all consents in small batches and returns the number that fail.</summary>
    public async Task<int> CheckAllAsync(CancellationToken cancellationToken)
    {
        var (found, last, more) = (0, 0, true);
        while (more)
        {
            var after = last;
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var rows = await db.Set<Consent>().AsNoTracking().Where(consent => consent.Number > after)
                .OrderBy(consent => consent.Number)
                .Select(consent => new { consent.Id, consent.Number }).Take(AtOnce).ToListAsync(cancellationToken);
            var ids = rows.ConvertAll(row => row.Id);
            var broken = await seals.CheckAsync(db, ids, cancellationToken);
            var known = await db.Set<SealFinding>().Where(finding => ids.Contains(finding.ConsentId))
                .Select(finding => finding.ConsentId).ToListAsync(cancellationToken);
            foreach (var id in broken.Keys.Union(known))
            {
                await CheckAsync(id, Actor.Portal, cancellationToken);
            }

            found += broken.Count;
            (last, more) = (rows.Count is 0 ? last : rows[^1].Number, rows.Count is AtOnce);
        }

        return found;
    }

    /// <summary>
    /// Checks one consent and records the result. It is read in the transaction that writes, because the caller may have read it in the
    /// middle of a change.
    /// </summary>
    /// <param name="id">The consent.</param>
    /// <param name="actor">The actor who looked at it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task CheckAsync(ConsentId id, Actor actor, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var broken = await seals.CheckAsync(scope.Db, [id], cancellationToken);
                await NoteAsync(scope, id, broken.GetValueOrDefault(id, []), actor, cancellationToken);
            },
            cancellationToken);
}
