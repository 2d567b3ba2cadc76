using Microsoft.EntityFrameworkCore;
using MotoPortal.Primitives;

namespace MotoPortal.Data;

/// <summary>Opens contexts that show the rows of some stores.</summary>
/// <param name="pool">The contexts that show all stores.</param>
/// <param name="create">Makes one that is no other's.</param>
internal sealed class LimitedContexts(IDbContextFactory<PortalDb> pool, Func<PortalDb> create)
{
    /// <summary>Opens a context for the rows of these stores.</summary>
    public async Task<PortalDb> OpenAsync(StoreScope stores, CancellationToken cancellationToken)
    {
        if (stores.IsAll)
        {
            return await pool.CreateDbContextAsync(cancellationToken);
        }

        var db = create();
        db.LimitTo(stores);
        return db;
    }
}
