using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Terms;

/// <summary>One part of the draft in one language. Two people who write different parts do not meet.</summary>
internal sealed class TermsDraftPart
{
    /// <summary>The draft it belongs to.</summary>
    public int Draft { get; init; }

    /// <summary>The language as a code of a .NET culture, mostly two letters.</summary>
    public string Language { get; init; } = "";

    /// <summary>Which part.</summary>
    public TermsPartKey Key { get; init; }

    /// <summary>The words so far; may be empty.</summary>
    public string Text { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<TermsDraftPart>
    {
        public void Configure(EntityTypeBuilder<TermsDraftPart> builder)
        {
            builder.ToTable("terms_draft_parts");
            builder.HasKey(part => new { part.Draft, part.Language, part.Key });
            builder.Property(part => part.Language).HasMaxLength(TermsLanguages.CodeLength);
            builder.Property(part => part.Key).HasConversion<string>().HasMaxLength(32);
        }
    }
}
