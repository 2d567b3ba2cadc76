using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;

namespace MotoPortal.Terms.Versions;

/// <summary>A part of one version in one language, with placeholders for the consent's values.</summary>
internal sealed class TermsPart
{
    /// <summary>The version's number.</summary>
    public int Version { get; init; }

    /// <summary>The language as a .NET culture code, mostly two letters.</summary>
    public string Language { get; init; } = "";

    public TermsPartKey Key { get; init; }

    /// <summary>The words.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// Whether the part is asked together with the part before it, so that one yes answers both. The same in every language.
    /// </summary>
    public bool AskedWithPrevious { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<TermsPart>
    {
        public void Configure(EntityTypeBuilder<TermsPart> builder)
        {
            builder.ToTable("terms_parts");
            builder.HasKey(part => new { part.Version, part.Language, part.Key });
            builder.Property(part => part.Language).HasMaxLength(TermsLanguages.CodeLength);
            builder.Property(part => part.Key).HasConversion<string>().HasMaxLength(32);
            builder.HasData(FirstTerms.Parts);
            builder.IsAppendOnly();
        }
    }
}
