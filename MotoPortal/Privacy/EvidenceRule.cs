using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Consents;
using MotoPortal.Consents.Expiry;
using MotoPortal.Data;
using MotoPortal.Evidence;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>The evidence of a consent goes so many months after the consent ended: answers, call reference, signed form, and their copy in the ledger.</summary>
internal sealed class EvidenceRule(IOptions<RetentionOptions> options, SignedFormVault forms) : IRetentionRule
{
    /// <inheritdoc/>
    public RetentionKind Kind => RetentionKind.Evidence;

    /// <inheritdoc/>
    public string Setting => $"{RetentionOptions.Section}:{nameof(RetentionOptions.EvidenceMonthsAfterEnd)}";

    /// <inheritdoc/>
    public int Keeps => options.Value.EvidenceMonthsAfterEnd;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetentionRow>> FindAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now.AddMonths(-Keeps);
        var rows = await (
            from consent in db.Set<Consent>().AsNoTracking()
            join ending in db.Set<ConsentEnding>() on consent.Id equals ending.ConsentId
            where ending.EndedAt <= before
                && (db.Set<ConsentEvidence>().Any(evidence => evidence.ConsentId == consent.Id) || db.Set<SignedForm>().Any(form => form.SetupId == consent.SetupId))
            orderby ending.EndedAt
            select new { consent.Id, consent.Number, ending.EndedAt }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RetentionRow(row.Id.Value, ConsentNumber.Write(row.Number), row.EndedAt))];
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var consent = ConsentId.From(row.Key);
        var setup = await scope.Db.Set<Consent>().Where(one => one.Id == consent).Select(one => one.SetupId).SingleAsync(cancellationToken);
        var erased = await scope.Db.Set<ConsentEvidence>().Where(evidence => evidence.ConsentId == consent).ExecuteDeleteAsync(cancellationToken);
        var entries = scope.Db.Set<LedgerEntry>().Where(entry => entry.ConsentId == consent && entry.Kind == "consent.given").Select(entry => entry.Sequence);
        await scope.Db.Set<LedgerPayload>().Where(payload => entries.Contains(payload.Sequence)).ExecuteDeleteAsync(cancellationToken);
        var ids = await scope.Db.Set<SignedForm>().AsNoTracking().Where(form => form.SetupId == setup).Select(form => form.Id).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            await forms.EraseAsync(scope, id, Actor.Portal, cancellationToken);
        }

        return erased + ids.Count > 0;
    }
}
