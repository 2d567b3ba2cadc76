using Microsoft.EntityFrameworkCore;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Data.Lists;

/// <summary>
/// Folds rows again that an earlier version of <see cref="SearchText"/> folded, before the server listens. Safe on several nodes and
/// after an interruption: each row says by which version it was folded.
/// </summary>
internal static class FoldChanges
{
    private const int AtOnce = 500;

    /// <summary>Folds all rows of earlier versions.</summary>
    public static async Task FoldAgainAsync(Atomic atomic, IDbContextFactory<PortalDb> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var row in db.Model.GetEntityTypes().Where(row => row.ClrType.IsAssignableTo(typeof(IFoldedRow))))
        {
            var fold = typeof(FoldChanges).GetMethod(nameof(FoldSomeAsync), System.Reflection.BindingFlags.Static
                | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(row.ClrType);
            while (await atomic.RunAsync(scope => (Task<int>)fold.Invoke(null, [scope, cancellationToken])!, cancellationToken) == AtOnce)
            {
                // A large table is folded in several transactions.
            }
        }
    }

    private static async Task<int> FoldSomeAsync<TRow>(AtomicScope scope, CancellationToken cancellationToken)
        where TRow : class, IFoldedRow
    {
        var rows = await scope.Db.Set<TRow>()
            .Where(row => row.FoldVersion < SearchText.Version).Take(AtOnce).ToListAsync(cancellationToken);
        rows.ForEach(row => row.FoldAgain());
        return rows.Count;
    }
}
