using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Terms;

/// <summary>The next version while it is being written. Its key is the number it will have, so there is at most one.</summary>
internal sealed class TermsDraft
{
    /// <summary>The number that it will have.</summary>
    public int Number { get; init; }

    /// <summary>The version that it began as a copy of.</summary>
    public int BasedOn { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Who began it, by name.</summary>
    public string StartedBy { get; init; } = "";

    /// <summary>Its parts, in every language, empty ones too.</summary>
    public ICollection<TermsDraftPart> Parts { get; init; } = [];

    internal sealed class Table : IEntityTypeConfiguration<TermsDraft>
    {
        public void Configure(EntityTypeBuilder<TermsDraft> builder)
        {
            builder.ToTable("terms_drafts");
            builder.HasKey(draft => draft.Number);
            builder.Property(draft => draft.Number).ValueGeneratedNever();
            builder.Property(draft => draft.StartedBy).HasMaxLength(120);
            builder.HasMany(draft => draft.Parts).WithOne().HasForeignKey(part => part.Draft).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
