using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.PersonalData;

namespace MotoPortal.FormDrafts;

/// <summary>Deletes what was typed and never handed in; the forms do not show it any more after the same time.</summary>
internal sealed class FormDraftsRule(IOptions<RetentionOptions> options) : IRetentionRule
{
    /// <inheritdoc/>
    public RetentionKind Kind => RetentionKind.FormDrafts;

    /// <inheritdoc/>
    public string Setting => $"{RetentionOptions.Section}:{nameof(RetentionOptions.FormDraftDays)}";

    /// <inheritdoc/>
    public int Keeps => options.Value.FormDraftDays;

    /// <inheritdoc/>
    public IQueryable<RetentionRow> Over(PortalDb db, DateTimeOffset now)
    {
        var before = now.AddDays(-Keeps);
        return db.Set<FormDraftRow>().AsNoTracking().Where(draft => draft.KeptAt <= before).OrderBy(draft => draft.KeptAt)
            .Select(draft => new RetentionRow(draft.PersonId + " " + draft.Form + " " + draft.Subject, draft.Form, draft.KeptAt));
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken) =>
        row.Key.Split(' ', 3) is [var person, var form, var subject]
        && await scope.Db.Set<FormDraftRow>()
            .Where(draft => draft.PersonId == person && draft.Form == form && draft.Subject == subject)
            .ExecuteDeleteAsync(cancellationToken) > 0;
}
