using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace MotoPortal.Data.Guards;

/// <summary>Creates the triggers of append-only tables and records missing ones.</summary>
internal sealed class DatabaseGuards(IDbContextFactory<PortalDb> contexts, Atomic atomic, TimeProvider time)
{
    private static readonly TimeSpan ShownFor = TimeSpan.FromDays(30);

    /// <summary>The tables whose triggers were missing when this process started; empty for none.</summary>
    public ImmutableArray<string> MissingAtStart { get; private set; } = [];

    /// <summary>Creates missing triggers, and records which had existed before.</summary>
    public async Task EnforceAsync(CancellationToken cancellationToken) =>
        MissingAtStart = await atomic.RunAsync(
            scope => AppendOnly.EnforceAsync(scope.Db, time.GetUtcNow(), cancellationToken), cancellationToken);

    /// <summary>The tables whose triggers were found missing in the last thirty days, and when that was last; null for none.</summary>
    public async Task<MissingGuardsView?> FindMissingAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - ShownFor;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<GuardedTable>().AsNoTracking().Where(guarded => guarded.MissingAt >= since)
            .OrderBy(guarded => guarded.Name).ToListAsync(cancellationToken);
        return found.Count is 0
            ? null
            : new MissingGuardsView(found.Max(guarded => guarded.MissingAt!.Value), [.. found.Select(guarded => guarded.Name)]);
    }
}
