using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Data;

/// <summary>
/// Remembers that a table was guarded by triggers, so that a start which finds them gone can say so before it puts them back.
/// </summary>
internal sealed class GuardedTable
{
    private GuardedTable()
    {
    }

    /// <summary>The table.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Since when it is guarded, UTC.</summary>
    public DateTimeOffset GuardedAt { get; private set; }

    /// <summary>When a start found its triggers gone, UTC; null for never.</summary>
    public DateTimeOffset? MissingAt { get; private set; }

    /// <summary>A table that is guarded for the first time.</summary>
    public static GuardedTable Guard(string name, DateTimeOffset now) => new() { Name = name, GuardedAt = now };

    /// <summary>Notes that its triggers were gone.</summary>
    public void FoundMissing(DateTimeOffset now) => MissingAt = now;

    internal sealed class Table : IEntityTypeConfiguration<GuardedTable>
    {
        public void Configure(EntityTypeBuilder<GuardedTable> builder)
        {
            builder.ToTable("guarded_tables");
            builder.HasKey(guarded => guarded.Name);
            builder.Property(guarded => guarded.Name).HasMaxLength(64);
        }
    }
}
