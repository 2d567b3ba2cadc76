using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;

namespace MotoPortal.Terms;

/// <summary>One published version of the terms that are read to customers. It never changes; the database refuses.</summary>
internal sealed class TermsVersion
{
    /// <summary>The version's number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When it was published, UTC.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Who published it, by name.</summary>
    public string PublishedBy { get; init; } = "";

    /// <summary>Its parts, in every language.</summary>
    public ICollection<TermsPart> Parts { get; init; } = [];

    /// <summary>When and by whom it was taken out of use; null while it may be used.</summary>
    public TermsRetirement? Retirement { get; init; }

    /// <summary>Its parts in one language, in their order.</summary>
    public IReadOnlyList<TermsPartView> In(string language) =>
    [
        .. Parts.Where(part => string.Equals(part.Language, language, StringComparison.Ordinal))
            .OrderBy(part => part.Key)
            .Select(part => new TermsPartView(part.Key, part.Text)),
    ];

    internal sealed class Table : IEntityTypeConfiguration<TermsVersion>
    {
        public void Configure(EntityTypeBuilder<TermsVersion> builder)
        {
            builder.ToTable("terms_versions");
            builder.HasKey(version => version.Number);
            builder.Property(version => version.Number).ValueGeneratedNever();
            builder.Property(version => version.PublishedBy).HasMaxLength(120);
            builder.HasMany(version => version.Parts).WithOne().HasForeignKey(part => part.Version);
            builder.HasOne(version => version.Retirement).WithOne().HasForeignKey<TermsRetirement>(retirement => retirement.Version);
            builder.HasData(FirstTerms.Version);
            builder.IsAppendOnly();
        }
    }
}

/// <summary>One part of one version in one language, with places in braces for what each consent fills in.</summary>
internal sealed class TermsPart
{
    /// <summary>The version it belongs to.</summary>
    public int Version { get; init; }

    /// <summary>The language as a code of a .NET culture, mostly two letters.</summary>
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
            builder.Property(part => part.Language).HasMaxLength(TermsLanguages.CodeLength);
            builder.Property(part => part.Key).HasConversion<string>().HasMaxLength(32);
            builder.HasData(FirstTerms.Parts);
            builder.IsAppendOnly();
        }
    }
}

/// <summary>Says that a version is used no more. A row of its own, since the version itself never changes.</summary>
internal sealed class TermsRetirement
{
    /// <summary>The version.</summary>
    public int Version { get; init; }

    /// <summary>When it was taken out of use, UTC.</summary>
    public DateTimeOffset RetiredAt { get; init; }

    /// <summary>Who took it out of use, by name.</summary>
    public string RetiredBy { get; init; } = "";

    internal sealed class Table : IEntityTypeConfiguration<TermsRetirement>
    {
        public void Configure(EntityTypeBuilder<TermsRetirement> builder)
        {
            builder.ToTable("terms_retirements");
            builder.HasKey(retirement => retirement.Version);
            builder.Property(retirement => retirement.Version).ValueGeneratedNever();
            builder.Property(retirement => retirement.RetiredBy).HasMaxLength(120);
            builder.IsAppendOnly();
        }
    }
}
