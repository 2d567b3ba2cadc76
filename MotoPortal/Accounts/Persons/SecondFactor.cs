using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Persons;

/// <summary>
/// The key that a person's authenticator app shares with the portal, for codes after RFC 6238. One row per person; without it the person
/// has no second factor.
/// </summary>
internal sealed class SecondFactor
{
    private SecondFactor()
    {
    }

    public string PersonId { get; private set; } = "";

    /// <summary>The key, encrypted with the key ring, which is outside the database.</summary>
    public byte[] ProtectedKey { get; private set; } = [];

    /// <summary>
    /// The last accepted time step, the number of half minutes since 1970. A code is refused unless its step is later, so none is accepted
    /// twice (OWASP ASVS 5.0, 6.5.1).
    /// </summary>
    public long LastStep { get; private set; }

    /// <summary>When it was added, UTC.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Creates the row after a first right code.</summary>
    public static SecondFactor Create(string personId, byte[] protectedKey, long firstStep, DateTimeOffset now) =>
        new() { PersonId = personId, ProtectedKey = protectedKey, LastStep = firstStep, AddedAt = now };

    internal sealed class Table : IEntityTypeConfiguration<SecondFactor>
    {
        public void Configure(EntityTypeBuilder<SecondFactor> builder)
        {
            builder.ToTable("second_factors");
            builder.HasKey(row => row.PersonId);
            builder.Property(row => row.PersonId).HasMaxLength(64);
            builder.HasOne<PortalUser>().WithOne().HasForeignKey<SecondFactor>(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
