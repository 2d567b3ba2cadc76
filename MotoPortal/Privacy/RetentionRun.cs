using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>A nightly run of the rules; one a day over all nodes.</summary>
internal sealed class RetentionRun
{
    private RetentionRun()
    {
    }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Creates a run.</summary>
    public static RetentionRun Start(DateTimeOffset now) => new() { Day = StoreCalendar.Utc.DayOf(now), StartedAt = now };

    internal sealed class Table : IEntityTypeConfiguration<RetentionRun>
    {
        public void Configure(EntityTypeBuilder<RetentionRun> builder)
        {
            builder.ToTable("retention_runs");
            builder.HasKey(run => run.Day);
        }
    }
}
