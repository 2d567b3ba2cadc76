using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;

namespace MotoPortal.Exemptions;

/// <summary>
/// Erases exemptions that were taken back, once the charges in whose references the text may stand are gone too. One that is in force
/// stays, because the portal would refuse to copy the text otherwise.
/// </summary>
internal sealed class ExemptionsRule(IOptions<RetentionOptions> options, LedgerWriter ledger) : IRetentionRule
{
    /// <inheritdoc/>
    public RetentionKind Kind => RetentionKind.Exemptions;

    /// <inheritdoc/>
    public string Setting => $"{RetentionOptions.Section}:{nameof(RetentionOptions.ExemptionYears)}";

    /// <inheritdoc/>
    public int Keeps => options.Value.ExemptionYears;

    /// <inheritdoc/>
    public IQueryable<RetentionRow> Over(PortalDb db, DateTimeOffset now)
    {
        var before = now.AddYears(-Keeps);
        return db.Set<TextExemption>().AsNoTracking()
            .Where(row => row.TakenBackAt <= before)
            .OrderBy(row => row.Sequence)
            .Select(row => new RetentionRow(
                row.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Reason, row.At));
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var sequence = long.Parse(row.Key, System.Globalization.CultureInfo.InvariantCulture);
        if (await scope.Db.Set<TextExemption>().SingleOrDefaultAsync(kept => kept.Sequence == sequence, cancellationToken) is not { } kept)
        {
            return false;
        }

        scope.Db.Remove(kept);
        ledger.Append(
            scope, "exemption.erased", Actor.Portal, default, new ExemptionEntries.Ended(kept.Field.ToString(), kept.Fingerprint));
        scope.Ring(ExemptionRecords.Topic);
        return true;
    }
}
