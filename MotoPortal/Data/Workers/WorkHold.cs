using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Data.Workers;

/// <summary>
/// A row that a worker leaves alone for a while because its claim or its work threw. One table for all workers: a row that works has
/// none, so that the good case costs no column and no write.
/// </summary>
internal sealed class WorkHold
{
    // Holds end within minutes; one that ended a day ago belongs to a row that was settled otherwise, or is gone.
    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(1);

    private WorkHold()
    {
    }

    /// <summary>The worker, see <see cref="PeriodicWorker.Name"/>.</summary>
    public string Worker { get; private set; } = "";

    /// <summary>The row's id as text.</summary>
    public string Key { get; private set; } = "";

    /// <summary>How often in a row it failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Until when it is left alone, UTC.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>The type of the last exception. Never its message, which may quote a row.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Notes one more failure, and forgets holds of this worker that ended long ago.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="key">The row's id as text.</param>
    /// <param name="problem">The type of the exception.</param>
    /// <param name="pauses">How long the row is left alone.</param>
    /// <param name="now">The time, UTC.</param>
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

    /// <summary>Forgets that a row failed, since it has been done.</summary>
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
