using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Terms;

/// <summary>One version of the terms that are read to customers. A published version never changes.</summary>
internal sealed class TermsVersion
{
    /// <summary>The version's number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When it was published, UTC.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Its parts, in every language.</summary>
    public ICollection<TermsPart> Parts { get; } = [];

    internal sealed class Table : IEntityTypeConfiguration<TermsVersion>
    {
        public void Configure(EntityTypeBuilder<TermsVersion> builder)
        {
            builder.ToTable("terms_versions");
            builder.HasKey(version => version.Number);
            builder.Property(version => version.Number).ValueGeneratedNever();
            builder.HasMany(version => version.Parts).WithOne().HasForeignKey(part => part.Version);
            builder.HasData(FirstTerms.Version);
        }
    }
}

/// <summary>One part of one version in one language, with places in braces for what each consent fills in.</summary>
internal sealed class TermsPart
{
    /// <summary>The version it belongs to.</summary>
    public int Version { get; init; }

    /// <summary>The language as a two-letter code.</summary>
    public string Language { get; init; } = "";

    /// <summary>Which part.</summary>
    public TermsPartKey Key { get; init; }

    /// <summary>The words.</summary>
    public string Text { get; init; } = "";

    internal sealed class Table : IEntityTypeConfiguration<TermsPart>
    {
        public void Configure(EntityTypeBuilder<TermsPart> builder)
        {
            builder.ToTable("terms_parts");
            builder.HasKey(part => new { part.Version, part.Language, part.Key });
            builder.Property(part => part.Language).HasMaxLength(8);
            builder.Property(part => part.Key).HasConversion<string>().HasMaxLength(32);
            builder.HasData(FirstTerms.Parts);
        }
    }
}
