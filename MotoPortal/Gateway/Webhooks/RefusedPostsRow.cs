using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>How many posts to the webhook endpoint were refused within a quarter of an hour, for one reason.</summary>
internal sealed class RefusedPostsRow
{
    /// <summary>How long the counts are kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    // A day begins at a quarter of an hour of UTC in each time zone.
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private RefusedPostsRow()
    {
    }

    /// <summary>When the quarter of an hour began, UTC.</summary>
    public DateTimeOffset Period { get; private set; }

    public PostRefusal Refusal { get; private set; }

    public int Count { get; private set; }

    /// <summary>When the last of them came, UTC.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>The beginning of the quarter of an hour in which a moment lies, UTC.</summary>
    public static DateTimeOffset PeriodOf(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % Quarter.Ticks), TimeSpan.Zero);

    /// <summary>Creates the row of a quarter of an hour, without posts.</summary>
    public static RefusedPostsRow Of(DateTimeOffset period, PostRefusal refusal) => new() { Period = period, Refusal = refusal };

    /// <summary>Counts further posts.</summary>
    public void Add(int count, DateTimeOffset last) => (Count, LastAt) = (Count + count, last > LastAt ? last : LastAt);

    internal sealed class Table : IEntityTypeConfiguration<RefusedPostsRow>
    {
        public void Configure(EntityTypeBuilder<RefusedPostsRow> builder)
        {
            builder.ToTable("refused_posts");
            builder.HasKey(row => new { row.Period, row.Refusal });
            builder.Property(row => row.Refusal).HasConversion<string>().HasMaxLength(16);
        }
    }
}
