using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms;

namespace MotoPortal.SaveCard.Setups;

/// <summary>
/// Erases setups that led to no consent, a number of days after their last change, with the payloads of their ledger entries.
/// </summary>
internal sealed class SetupsRule(IOptions<RetentionOptions> options, SignedFormVault forms, TimeProvider time) : IRetentionRule
{
    /// <inheritdoc/>
    public RetentionKind Kind => RetentionKind.Setups;

    /// <inheritdoc/>
    public string Setting => $"{RetentionOptions.Section}:{nameof(RetentionOptions.AbandonedSetupDays)}";

    /// <inheritdoc/>
    public int Keeps => options.Value.AbandonedSetupDays;

    /// <inheritdoc/>
    public IQueryable<RetentionRow> Over(PortalDb db, DateTimeOffset now) =>
        Abandoned(db, now).AsNoTracking().OrderBy(setup => setup.ChangedAt)
            .Select(setup => new RetentionRow(setup.Id.Value, setup.OrderReference ?? setup.Id.Value, setup.ChangedAt));

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var id = CardSetupId.From(row.Key);
        var ids = await scope.Db.Set<SignedForm>()
            .AsNoTracking().Where(form => form.SetupId == id).Select(form => form.Id).ToListAsync(cancellationToken);
        foreach (var form in ids)
        {
            await forms.EraseAsync(scope, form, Actor.Portal, cancellationToken);
        }

        var entries = scope.Db.Set<LedgerEntry>().Where(entry => entry.SetupId == id);
        await LedgerErasure.EraseAsync(scope, entries, time.GetUtcNow(), cancellationToken);
        return await scope.Db.Set<CardSetup>()
            .Where(setup => setup.Id == id && setup.ConsentId == null).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    private IQueryable<CardSetup> Abandoned(PortalDb db, DateTimeOffset now)
    {
        var before = now.AddDays(-Keeps);
        return db.Set<CardSetup>().Where(setup => setup.ConsentId == null && setup.ChangedAt <= before
            && (setup.State == SetupState.Draft || setup.State == SetupState.Abandoned));
    }
}
