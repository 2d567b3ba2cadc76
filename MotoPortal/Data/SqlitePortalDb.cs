using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MotoPortal.Data;

/// <summary>The context for a SQLite file, with one node.</summary>
internal sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options)
{
    /// <inheritdoc/>
    protected override Func<IReadOnlyList<SqlExpression>, SqlExpression> DayOfTranslation => SqliteTime.DayOf;

    /// <inheritdoc/>
    protected override Func<IReadOnlyList<SqlExpression>, SqlExpression> MillisecondsTranslation => SqliteTime.Milliseconds;

    /// <inheritdoc/>
    /// <remarks>
    /// The provider begins a serializable transaction with <c>BEGIN IMMEDIATE</c>, which waits for the lock of the file's one writer.
    /// </remarks>
    public override Task<IDbContextTransaction> BeginWritingAsync(CancellationToken cancellationToken) =>
        Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>For this level the provider begins a deferred transaction, which reads one snapshot of the write-ahead log.</remarks>
    public override Task<IDbContextTransaction> BeginReadingAsync(CancellationToken cancellationToken) =>
        Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken);

    /// <inheritdoc/>
    public override Task AnnounceAsync(IReadOnlyCollection<string> topics, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override string CollationOf(CultureInfo language) => SqlitePragmas.CollationOf(language);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);

        // SQLite has no type for a moment, and its text form does not sort across offsets.
        configuration.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
    }

    private sealed class UnixMilliseconds()
        : ValueConverter<DateTimeOffset, long>(
            time => time.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqlitePortalDb>
    {
        public SqlitePortalDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite("Data Source=:memory:").Options);
    }
}
