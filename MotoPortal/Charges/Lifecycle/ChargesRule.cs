using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>
/// Erases a charge a number of years after it was made, with its refunds, disputes and the payloads of its ledger entries, unless its
/// consent is in force: the consent's limits count all charges under it.
/// </summary>
internal sealed class ChargesRule(
    IOptions<RetentionOptions> options, ErasureHolds holds, IEnumerable<IChargeCompanion> companions, TimeProvider time) : IRetentionRule
{
    /// <inheritdoc/>
    public RetentionKind Kind => RetentionKind.Charges;

    /// <inheritdoc/>
    public string Setting => $"{RetentionOptions.Section}:{nameof(RetentionOptions.ChargeYears)}";

    /// <inheritdoc/>
    public int Keeps => options.Value.ChargeYears;

    /// <inheritdoc/>
    public IQueryable<RetentionRow> Over(PortalDb db, DateTimeOffset now)
    {
        var before = now.AddYears(-Keeps);
        var held = holds.Charges(db);
        return db.Set<Charge>().AsNoTracking()
            .Where(charge => charge.RequestedAt <= before
                && charge.NextCheckAt == null
                && !held.Contains(charge.Id)
                && (charge.ConsentId == null || db.Set<ConsentEnding>().Any(ending => ending.ConsentId == charge.ConsentId)))
            .OrderBy(charge => charge.RequestedAt)
            .Select(charge => new RetentionRow(charge.Id.Value, ChargeNumber.Write(charge.Number), charge.RequestedAt));
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var id = ChargeId.From(row.Key);
        var entries = scope.Db.Set<LedgerEntry>().Where(entry => entry.ChargeId == id);
        await LedgerErasure.EraseAsync(scope, entries, time.GetUtcNow(), cancellationToken);
        foreach (var companion in companions)
        {
            await companion.EraseAsync(scope, id, cancellationToken);
        }

        return await scope.Db.Set<Charge>().Where(charge => charge.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
