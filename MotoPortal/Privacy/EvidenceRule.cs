using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Consents;
using MotoPortal.Consents.Expiry;
using MotoPortal.Data;
using MotoPortal.Evidence;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>The signed form of a consent goes so many months after the consent ended.</summary>
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
            where ending.EndedAt <= before && db.Set<SignedForm>().Any(form => form.SetupId == consent.SetupId)
            orderby ending.EndedAt
            select new { consent.SetupId, consent.Number, ending.EndedAt }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RetentionRow(row.SetupId.Value, ConsentNumber.Write(row.Number), row.EndedAt))];
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var setup = CardSetupId.From(row.Key);
        var ids = await scope.Db.Set<SignedForm>().AsNoTracking().Where(form => form.SetupId == setup).Select(form => form.Id).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            await forms.EraseAsync(scope, id, Actor.Portal, cancellationToken);
        }

        return ids.Count > 0;
    }
}
