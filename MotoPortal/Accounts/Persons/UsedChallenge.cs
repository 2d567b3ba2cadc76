using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Accounts.Persons;

/// <summary>
/// A challenge that a passkey has answered, so that it is not answered again. It is kept for as long as the challenge could be taken.
/// </summary>
internal sealed class UsedChallenge
{
    /// <summary>How long a challenge is taken.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private UsedChallenge()
    {
    }

    /// <summary>SHA-256 of the challenge's state.</summary>
    public byte[] Digest { get; private set; } = [];

    /// <summary>When it was answered, UTC.</summary>
    public DateTimeOffset UsedAt { get; private set; }

    /// <summary>Creates the row.</summary>
    public static UsedChallenge Create(byte[] digest, DateTimeOffset now) => new() { Digest = digest, UsedAt = now };

    internal sealed class Table : IEntityTypeConfiguration<UsedChallenge>
    {
        public void Configure(EntityTypeBuilder<UsedChallenge> builder)
        {
            builder.ToTable("used_challenges");
            builder.HasKey(row => row.Digest);
            builder.Property(row => row.Digest).HasMaxLength(32);
        }
    }
}
