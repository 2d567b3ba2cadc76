using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Withdrawal;

/// <summary>A link by which a customer withdraws a consent themselves. Only the hash of its secret is stored.</summary>
internal sealed class WithdrawalLink
{
    private WithdrawalLink()
    {
    }

    /// <summary>SHA-256 of the link's secret, lower-case hex.</summary>
    public string Hash { get; private set; } = "";

    public ConsentId ConsentId { get; private set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>When it was used, UTC; null before.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Creates a link.</summary>
    public static WithdrawalLink Make(string hash, ConsentId consent, DateTimeOffset now) =>
        new() { Hash = hash, ConsentId = consent, MadeAt = now };

    /// <summary>Records its use.</summary>
    public void Use(DateTimeOffset now) => UsedAt ??= now;

    internal sealed class Table : IEntityTypeConfiguration<WithdrawalLink>
    {
        public void Configure(EntityTypeBuilder<WithdrawalLink> builder)
        {
            builder.ToTable("withdrawal_links");
            builder.HasKey(link => link.Hash);
            builder.HasOne<Consent>().WithMany().HasForeignKey(link => link.ConsentId);
            builder.Property(link => link.Hash).HasMaxLength(64);
        }
    }
}
