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
    public IQueryable<RetentionRow> Over(PortalDb db, DateTimeOffset now)
    {
        var before = now.AddMonths(-Keeps);
        return db.Set<ConsentRefusal>().AsNoTracking()
            .Where(refusal => refusal.RefusedAt <= before)
            .OrderBy(refusal => refusal.RefusedAt)
            .Select(refusal => new RetentionRow(refusal.SetupId.Value, refusal.SetupId.Value, refusal.RefusedAt));
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var setup = CardSetupId.From(row.Key);
        return await scope.Db.Set<ConsentRefusal>().Where(refusal => refusal.SetupId == setup).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
