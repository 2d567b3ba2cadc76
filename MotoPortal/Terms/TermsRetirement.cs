using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;

namespace MotoPortal.Terms;

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
