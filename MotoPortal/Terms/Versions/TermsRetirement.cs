using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;
using MotoPortal.Primitives;

namespace MotoPortal.Terms.Versions;

/// <summary>Records that a version is retired. It is a separate row, because a version never changes.</summary>
internal sealed class TermsRetirement
{
    public int Version { get; init; }

    /// <summary>When it was retired, UTC.</summary>
    public DateTimeOffset RetiredAt { get; init; }

    /// <summary>The name of the person who retired it.</summary>
    [Personal]
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
