using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Forms.Drafts;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.FormDrafts;

/// <summary>Stores what a person types until it is handed in. Each person reads and writes only their own drafts.</summary>
internal sealed class FormDraftWorkflow(
    ActingPerson acting,
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    IOptions<RetentionOptions> retention,
    ExemptTexts exempt,
    TimeProvider time) : IFormDrafts
{
    // In characters. More than all fields of the longest form, the answer to a dispute, hold twice, so that only a forged message is
    // longer; it is not stored.
    private const int LongestJson = 1_048_576;

    /// <inheritdoc/>
    public async Task<FormDraftOutcome> FindAsync(DraftedForm key, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.KeepOwnDrafts, cancellationToken) is not { Id: var person })
        {
            return new FormDraftOutcome.NotAllowed();
        }

        var oldest = time.GetUtcNow().AddDays(-retention.Value.FormDraftDays);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await db.Set<FormDraftRow>().AsNoTracking().SingleOrDefaultAsync(
            draft => draft.PersonId == person && draft.Form == key.Form && draft.Subject == key.Subject && draft.KeptAt > oldest,
            cancellationToken);
        return new FormDraftOutcome.Found(kept?.Read());
    }

    /// <inheritdoc/>
    public async Task<FormDraftOutcome> KeepAsync(
        DraftedForm key, PortalCustomerId? customer, JsonObject? typed, int? seen, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.KeepOwnDrafts, cancellationToken) is not { Id: var person })
        {
            return new FormDraftOutcome.NotAllowed();
        }

        var leftOut = typed is not null && !StoredTextGuard.Remove(typed, exempt).IsEmpty;
        var json = typed?.ToJsonString();
        if (json is { Length: > LongestJson })
        {
            return new FormDraftOutcome.Kept(seen, leftOut);
        }

        return await atomic.RunAsync<FormDraftOutcome>(
            async scope =>
            {
                var row = await scope.Db.Set<FormDraftRow>().SingleOrDefaultAsync(
                    draft => draft.PersonId == person && draft.Form == key.Form && draft.Subject == key.Subject, cancellationToken);
                if (row?.Version != seen)
                {
                    return new FormDraftOutcome.ChangedElsewhere(row?.Read());
                }

                if (json is null)
                {
                    if (row is not null)
                    {
                        scope.Db.Remove(row);
                    }

                    return new FormDraftOutcome.Kept(null, leftOut);
                }

                if (row is null)
                {
                    row = FormDraftRow.Begin(person, key);
                    scope.Db.Add(row);
                }

                row.Keep(json, customer, time.GetUtcNow());
                return new FormDraftOutcome.Kept(row.Version, leftOut);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<FormDraftOutcome> ForgetAllAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.KeepOwnDrafts, cancellationToken) is not { Id: var person })
        {
            return new FormDraftOutcome.NotAllowed();
        }

        await atomic.RunAsync(
            scope => scope.Db.Set<FormDraftRow>().Where(draft => draft.PersonId == person).ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
        return new FormDraftOutcome.Kept(null, LeftOutCardNumber: false);
    }
}
