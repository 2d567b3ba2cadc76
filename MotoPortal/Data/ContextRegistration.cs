using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MotoPortal.Data;

/// <summary>Registers the factories of contexts, so that rooms need not know the provider.</summary>
internal static class ContextRegistration
{
    /// <summary>Adds a pool of contexts that show all stores, and <see cref="LimitedContexts"/>.</summary>
    /// <typeparam name="TContext">The provider's context, whose own factory is registered.</typeparam>
    public static IServiceCollection AddPortalContexts<TContext>(this IServiceCollection services)
        where TContext : PortalDb =>
        services
            .AddSingleton<IDbContextFactory<PortalDb>, PoolOf<TContext>>()
            .AddSingleton(provider => new LimitedContexts(
                provider.GetRequiredService<IDbContextFactory<PortalDb>>(),
                provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext));

    // What EF Core makes for each new context takes longer than most of the portal's queries.
    private sealed class PoolOf<TContext>(DbContextOptions<TContext> options) : IDbContextFactory<PortalDb>
        where TContext : PortalDb
    {
        private readonly PooledDbContextFactory<TContext> _pool = new(options);

        public PortalDb CreateDbContext() => _pool.CreateDbContext();

        public async Task<PortalDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await _pool.CreateDbContextAsync(cancellationToken);
    }
}
