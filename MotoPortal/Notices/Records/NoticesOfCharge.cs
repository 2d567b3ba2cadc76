using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Notices.Records;

/// <summary>How the customer was told the amount of a charge, exported and erased with it.</summary>
internal sealed class NoticesOfCharge(IDbContextFactory<PortalDb> contexts) : IChargeCompanion
{
    /// <inheritdoc/>
    public string Name => "notices";

    /// <inheritdoc/>
    public async Task<object> ExportAsync(ChargeId charge, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CustomerNotice>().AsNoTracking().Where(notice => notice.ChargeId == charge)
            .Select(notice => new { notice.Kind, notice.CreatedAt, notice.ToldOn, notice.ToldBy, notice.ToldByName })
            .ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task EraseAsync(AtomicScope scope, ChargeId charge, CancellationToken cancellationToken) =>
        scope.Db.Set<CustomerNotice>().Where(notice => notice.ChargeId == charge).ExecuteDeleteAsync(cancellationToken);
}
