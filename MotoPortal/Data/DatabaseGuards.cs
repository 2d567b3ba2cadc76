using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace MotoPortal.Data;

/// <summary>The result of the triggers that keep tables as they were written.</summary>
internal sealed class DatabaseGuards(IDbContextFactory<PortalDb> contexts, Atomic atomic, TimeProvider time)
{
    private static readonly TimeSpan ShownFor = TimeSpan.FromDays(30);

    /// <summary>The tables whose triggers were gone when this process started; empty when all stood.</summary>
    public ImmutableArray<string> MissingAtStart { get; private set; } = [];

    /// <summary>Puts up what is missing, and remembers what had been there before.</summary>
    public async Task EnforceAsync(CancellationToken cancellationToken) =>
        MissingAtStart = await atomic.RunAsync(
            scope => AppendOnly.EnforceAsync(scope.Db, time.GetUtcNow(), cancellationToken), cancellationToken);

    /// <summary>The tables whose triggers were found gone in the last thirty days, and when that was last; null for none.</summary>
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
