using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.SignedForms;

namespace MotoPortal.Consents.Personal;

/// <summary>
/// Erases the evidence of a consent a number of months after its end: answers, call reference, signed form, and their copy in the ledger.
/// </summary>
internal sealed class EvidenceRule(IOptions<RetentionOptions> options, ErasureHolds holds, SignedFormVault forms, TimeProvider time)
    : IRetentionRule
{
    /// <inheritdoc/>
    public RetentionKind Kind => RetentionKind.Evidence;

    /// <inheritdoc/>
    public string Setting => $"{RetentionOptions.Section}:{nameof(RetentionOptions.EvidenceMonthsAfterEnd)}";

    /// <inheritdoc/>
    public int Keeps => options.Value.EvidenceMonthsAfterEnd;

    /// <inheritdoc/>
    public IQueryable<RetentionRow> Over(PortalDb db, DateTimeOffset now)
    {
        var before = now.AddMonths(-Keeps);
        var held = holds.Customers(db);
        return
            from consent in db.Set<Consent>().AsNoTracking()
            join ending in db.Set<ConsentEnding>() on consent.Id equals ending.ConsentId
            where ending.EndedAt <= before
                && !held.Contains(consent.CustomerId)
                && (db.Set<ConsentEvidence>().Any(evidence => evidence.ConsentId == consent.Id)
                    || db.Set<SignedForm>().Any(form => form.SetupId == consent.SetupId))
            orderby ending.EndedAt
            select new RetentionRow(consent.Id.Value, ConsentNumber.Write(consent.Number), ending.EndedAt);
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var consent = ConsentId.From(row.Key);
        var ended = await scope.Db.Set<Consent>().Where(one => one.Id == consent)
            .Select(one => new { one.SetupId, one.CustomerId }).SingleAsync(cancellationToken);
        if (await holds.FindAsync(scope.Db, ended.CustomerId, cancellationToken) is not null)
        {
            return false;
        }

        var erased =
            await scope.Db.Set<ConsentEvidence>().Where(evidence => evidence.ConsentId == consent).ExecuteDeleteAsync(cancellationToken);
        var entries = scope.Db.Set<LedgerEntry>().Where(entry => entry.ConsentId == consent && entry.Kind == "consent.given");
        await LedgerErasure.EraseAsync(scope, entries, time.GetUtcNow(), cancellationToken);
        var ids = await scope.Db.Set<SignedForm>()
            .AsNoTracking().Where(form => form.SetupId == ended.SetupId).Select(form => form.Id).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            await forms.EraseAsync(scope, id, Actor.Portal, cancellationToken);
        }

        return erased + ids.Count > 0;
    }
}
