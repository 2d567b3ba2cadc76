using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MotoPortal.Data;

/// <summary>The context for a PostgreSQL server, with several nodes.</summary>
internal sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options)
{
    /// <summary>The notification channel for changed topics.</summary>
    public const string BellChannel = "motoportal_bell";

    /// <inheritdoc/>
    public override async Task AnnounceAsync(IReadOnlyCollection<string> topics, CancellationToken cancellationToken)
    {
        foreach (var topic in topics)
        {
            await Database.ExecuteSqlAsync($"SELECT pg_notify({BellChannel}, {topic})", cancellationToken);
        }
    }

    internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresPortalDb>
    {
        public PostgresPortalDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql("Host=localhost").Options);
    }
}
