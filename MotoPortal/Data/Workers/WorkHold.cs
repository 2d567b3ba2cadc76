using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Data.Workers;

/// <summary>
/// A row that a worker skips for some time because its claim or work threw. One table for all workers: a row without failures has none, so
/// that the usual case costs no column and no write.
/// </summary>
internal sealed class WorkHold
{
    // Holds last minutes; one that ended a day ago belongs to a row that was settled otherwise or is gone.
    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(1);

    private WorkHold()
    {
    }

    /// <summary>The worker, see <see cref="PeriodicWorker.Name"/>.</summary>
    public string Worker { get; private set; } = "";

    /// <summary>The row's id as text.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The number of consecutive failures.</summary>
    public int Failures { get; private set; }

    /// <summary>The end of the hold, UTC.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>The type of the last exception; not its message, which may contain data of the row.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Records one more failure, and deletes holds of this worker that ended long ago.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="key">The row's id as text.</param>
    /// <param name="problem">The type of the exception.</param>
    /// <param name="pauses">The pauses of the worker.</param>
    /// <param name="now">The current time, UTC.</param>
    public static async Task<WorkHold> FailAsync(
        AtomicScope scope, string worker, string key, string problem, Backoff pauses, DateTimeOffset now)
    {
        var over = now - KeptAfterwards;
        await scope.Db.Set<WorkHold>().Where(hold => hold.Worker == worker && hold.Until < over).ExecuteDeleteAsync(CancellationToken.None);
        var hold =
            await scope.Db.Set<WorkHold>().SingleOrDefaultAsync(hold => hold.Worker == worker && hold.Key == key, CancellationToken.None);
        if (hold is null)
        {
            scope.Db.Add(hold = new WorkHold { Worker = worker, Key = key });
        }

        hold.Failures++;
        hold.Problem = problem;
        hold.Until = now + pauses.After(hold.Failures, RandomNumberGenerator.GetInt32(100) / 100.0);
        return hold;
    }

    /// <summary>Deletes the hold of a row that succeeded.</summary>
    public static Task ForgetAsync(AtomicScope scope, string worker, string key) =>
        scope.Db.Set<WorkHold>().Where(hold => hold.Worker == worker && hold.Key == key).ExecuteDeleteAsync(CancellationToken.None);

    internal sealed class Table : IEntityTypeConfiguration<WorkHold>
    {
        public void Configure(EntityTypeBuilder<WorkHold> builder)
        {
            builder.ToTable("work_holds");
            builder.HasKey(hold => new { hold.Worker, hold.Key });
            builder.Property(hold => hold.Worker).HasMaxLength(64);
            builder.Property(hold => hold.Key).HasMaxLength(255);
            builder.Property(hold => hold.Problem).HasMaxLength(128);
        }
    }
}
