using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;
using MotoPortal.Primitives;

namespace MotoPortal.Terms.Versions;

/// <summary>A published version of the terms. It never changes; the database refuses updates.</summary>
internal sealed class TermsVersion
{
    /// <summary>The version's number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When it was published, UTC.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>The name of the person who published it.</summary>
    [Personal]
    public string PublishedBy { get; init; } = "";

    /// <summary>Its parts, in every language.</summary>
    public ICollection<TermsPart> Parts { get; init; } = [];

    /// <summary>Its retirement; null while it may be used.</summary>
    public TermsRetirement? Retirement { get; init; }

    /// <summary>Its parts in one language, in order.</summary>
    public IReadOnlyList<TermsPartView> In(string language) =>
    [
        .. Parts.Where(part => string.Equals(part.Language, language, StringComparison.Ordinal))
            .OrderBy(part => part.Key)
            .Select(part => new TermsPartView(part.Key, part.Text, part.AskedWithPrevious)),
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
