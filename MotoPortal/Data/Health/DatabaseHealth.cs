using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MotoPortal.Data.Health;

/// <summary>Checks that the database answers and has this version's schema.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<PortalDb> contexts, WriteStanding writes) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
            var known = db.Database.GetMigrations().ToList();
            if (known.Any(migration => !applied.Contains(migration)))
            {
                return HealthCheckResult.Unhealthy("reachable; the schema is older than this version of the portal");
            }

            return applied.Count > known.Count
                ? HealthCheckResult.Unhealthy("reachable; the schema is newer than this version of the portal")
                : writes.Failure is { } failure
                ? HealthCheckResult.Healthy($"reachable; it cannot be written ({failure})")
                : HealthCheckResult.Healthy("reachable; the schema is up to date");
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("not reachable");
        }
    }
}
