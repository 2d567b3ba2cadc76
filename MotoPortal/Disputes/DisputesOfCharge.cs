using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Disputes;

/// <summary>The disputes of a charge, exported and erased with it.</summary>
internal sealed class DisputesOfCharge(IDbContextFactory<PortalDb> contexts) : IChargeCompanion
{
    /// <inheritdoc/>
    public string Name => "disputes";

    /// <inheritdoc/>
    public async Task<object> ExportAsync(ChargeId charge, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await DisputeReads.ListOfChargeAsync(db, charge, cancellationToken);
    }

    /// <inheritdoc/>
    public Task EraseAsync(AtomicScope scope, ChargeId charge, CancellationToken cancellationToken) =>
        scope.Db.Set<ChargeDispute>().Where(dispute => dispute.ChargeId == charge).ExecuteDeleteAsync(cancellationToken);
}
