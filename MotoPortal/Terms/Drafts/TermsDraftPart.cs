using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Drafts;

/// <summary>A part of the draft in one language. People who edit different parts do not conflict.</summary>
internal sealed class TermsDraftPart
{
    /// <summary>The draft's number.</summary>
    public int Draft { get; init; }

    /// <summary>The language as a .NET culture code, mostly two letters.</summary>
    public string Language { get; init; } = "";

    public TermsPartKey Key { get; init; }

    /// <summary>The text so far; may be empty.</summary>
    public string Text { get; set; } = "";

    /// <summary>
    /// Whether the part is asked together with the part before it, so that one yes answers both. The same in every language.
    /// </summary>
    public bool AskedWithPrevious { get; set; }

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
