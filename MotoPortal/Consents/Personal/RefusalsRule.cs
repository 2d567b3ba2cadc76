using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Personal;

/// <summary>Erases a customer's refusals after a number of months.</summary>
internal sealed class RefusalsRule(IOptions<RetentionOptions> options) : IRetentionRule
{
    /// <inheritdoc/>
    public RetentionKind Kind => RetentionKind.Refusals;

    /// <inheritdoc/>
    public string Setting => $"{RetentionOptions.Section}:{nameof(RetentionOptions.RefusalMonths)}";

    /// <inheritdoc/>
    public int Keeps => options.Value.RefusalMonths;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetentionRow>> FindAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now.AddMonths(-Keeps);
        var rows = await db.Set<ConsentRefusal>().AsNoTracking()
            .Where(refusal => refusal.RefusedAt <= before)
            .OrderBy(refusal => refusal.RefusedAt)
            .Select(refusal => new { refusal.SetupId, refusal.RefusedAt })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RetentionRow(row.SetupId.Value, row.SetupId.Value, row.RefusedAt))];
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var setup = CardSetupId.From(row.Key);
        return await scope.Db.Set<ConsentRefusal>().Where(refusal => refusal.SetupId == setup).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
