using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Terms.Drafts;

/// <summary>The draft of the next version. Its key is its future number, so there is at most one.</summary>
internal sealed class TermsDraft
{
    /// <summary>Its future number.</summary>
    public int Number { get; init; }

    /// <summary>The version from which it was copied.</summary>
    public int BasedOn { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The name of the person who created it.</summary>
    [Personal]
    public string StartedBy { get; init; } = "";

    /// <summary>Its parts in every language, also empty ones.</summary>
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
