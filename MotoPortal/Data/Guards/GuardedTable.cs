using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Data.Guards;

/// <summary>Records that a table has triggers, so that a start that finds them missing can report it before it restores them.</summary>
internal sealed class GuardedTable
{
    private GuardedTable()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>Since when the table has triggers, UTC.</summary>
    public DateTimeOffset GuardedAt { get; private set; }

    /// <summary>When a start found the triggers missing, UTC; null for never.</summary>
    public DateTimeOffset? MissingAt { get; private set; }

    /// <summary>Records a table that gets its triggers for the first time.</summary>
    public static GuardedTable Guard(string name, DateTimeOffset now) => new() { Name = name, GuardedAt = now };

    /// <summary>Records that the triggers were missing.</summary>
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
