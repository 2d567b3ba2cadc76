using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MotoPortal.Data;

/// <summary>
/// Gives a context for some stores a model of its own, whose filters leave out the rows of other stores. The model for all stores has no
/// filter, so jobs and people of all stores pay nothing and the statements of both use their indexes.
/// </summary>
internal sealed class StoreModels : IModelCacheKeyFactory
{
    /// <inheritdoc/>
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), (context as PortalDb)?.IsLimited ?? false, designTime);
}
