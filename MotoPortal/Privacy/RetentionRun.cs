using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Privacy;

/// <summary>A night's run of the rules; one a day on all nodes together.</summary>
internal sealed class RetentionRun
{
    private RetentionRun()
    {
    }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>A run that begins.</summary>
    public static RetentionRun Start(DateTimeOffset now) => new() { Day = DateOnly.FromDateTime(now.UtcDateTime), StartedAt = now };

    internal sealed class Table : IEntityTypeConfiguration<RetentionRun>
    {
        public void Configure(EntityTypeBuilder<RetentionRun> builder)
        {
            builder.ToTable("retention_runs");
            builder.HasKey(run => run.Day);
        }
    }
}
