using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Refunds.Records;

/// <summary>The refunds of a charge, exported and erased with it.</summary>
internal sealed class RefundsOfCharge(IDbContextFactory<PortalDb> contexts) : IChargeCompanion
{
    /// <inheritdoc/>
    public string Name => "refunds";

    /// <inheritdoc/>
    public async Task<object> ExportAsync(ChargeId charge, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var refunds = await RefundReads.ListAsync(db, charge, cancellationToken);
        return refunds.Select(refund => refund.ToView()).ToList();
    }

    /// <inheritdoc/>
    public Task EraseAsync(AtomicScope scope, ChargeId charge, CancellationToken cancellationToken) =>
        scope.Db.Set<ChargeRefund>().Where(refund => refund.ChargeId == charge).ExecuteDeleteAsync(cancellationToken);
}
