using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace MotoPortal.Data;

/// <summary>The context for a PostgreSQL server, with several nodes.</summary>
internal sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options)
{
    /// <summary>The notification channel for changed topics.</summary>
    public const string BellChannel = "motoportal_bell";

    // "moto" in ASCII; the number only has to be the same on all nodes.
    private const long WriterLock = 0x6D6F746F;

    /// <inheritdoc/>
    protected override Func<IReadOnlyList<SqlExpression>, SqlExpression> DayOfTranslation => PostgresTime.DayOf;

    /// <inheritdoc/>
    protected override Func<IReadOnlyList<SqlExpression>, SqlExpression> MillisecondsTranslation => PostgresTime.Milliseconds;

    /// <inheritdoc/>
    /// <remarks>
    /// Every transaction writes to the ledger, which has one end: side by side, all but one of them would fail to serialize and be
    /// repeated, and under load a transaction could lose every try. The lock is of the database and is released with the transaction
    /// (https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS). Each statement sees what was committed before it
    /// (read committed), so the work sees all that the writers before it wrote. A node that hangs in a transaction loses it after a minute.
    /// </remarks>
    public override async Task<IDbContextTransaction> BeginWritingAsync(CancellationToken cancellationToken)
    {
        var transaction = await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            await Database.ExecuteSqlAsync(
                $"""
                SET LOCAL lock_timeout = '30s';
                SET LOCAL idle_in_transaction_session_timeout = '60s';
                """,
                cancellationToken);
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WriterLock})", cancellationToken);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<IDbContextTransaction> BeginReadingAsync(CancellationToken cancellationToken) =>
        Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <inheritdoc/>
    public override async Task AnnounceAsync(IReadOnlyCollection<string> topics, CancellationToken cancellationToken)
    {
        foreach (var topic in topics)
        {
            await Database.ExecuteSqlAsync($"SELECT pg_notify({BellChannel}, {topic})", cancellationToken);
        }
    }

    /// <inheritdoc/>
    /// <remarks>https://www.postgresql.org/docs/current/collation.html#COLLATION-MANAGING-PREDEFINED-ICU</remarks>
    public override string CollationOf(CultureInfo language) => language.TwoLetterISOLanguageName is "fr" ? "fr-x-icu" : "en-x-icu";

    internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresPortalDb>
    {
        public PostgresPortalDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql("Host=localhost").Options);
    }
}
