using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;

namespace MotoPortal.Terms.Drafts;

/// <summary>The live view of the draft: its current row, and again each time it changes.</summary>
internal sealed class TermsFeed(IDbContextFactory<PortalDb> contexts, Bell bell)
{
    /// <summary>The draft as currently stored; null when there is none.</summary>
    public async Task<TermsDraftView?> FindDraftAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.Set<TermsDraft>().AsNoTracking().Include(draft => draft.Parts).SingleOrDefaultAsync(cancellationToken);
        return draft is null ? null : TermsDraftView.Of(draft);
    }

    /// <summary>Follows the draft until the token is cancelled; yields null while there is none.</summary>
    public IAsyncEnumerable<TermsDraftView?> WatchDraftAsync(CancellationToken cancellationToken) =>
        bell.WatchAsync(TermsWorkflow.Topic, FindDraftAsync, cancellationToken);
}
