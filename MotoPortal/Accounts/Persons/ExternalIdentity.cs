using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Persons;

/// <summary>
/// A person as an OpenID Connect issuer knows them. Issuer and subject together never change and are never given to another person (OpenID
/// Connect Core, 5.7), which is not true of an e-mail address.
/// </summary>
internal sealed class ExternalIdentity
{
    private ExternalIdentity()
    {
    }

    /// <summary>SHA-256 of issuer and subject. A subject may be a long row of digits, which no text of the database may hold.</summary>
    public byte[] Digest { get; private set; } = [];

    public string PersonId { get; private set; } = "";

    /// <summary>When the person first signed in so, UTC.</summary>
    public DateTimeOffset LinkedAt { get; private set; }

    /// <summary>Creates the row of a person's first sign-in.</summary>
    public static ExternalIdentity Create(byte[] digest, string personId, DateTimeOffset now) =>
        new() { Digest = digest, PersonId = personId, LinkedAt = now };

    /// <summary>SHA-256 of an issuer and a value that is unique at this issuer.</summary>
    public static byte[] DigestOf(string issuer, string value) => SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{value}"));

    internal sealed class Table : IEntityTypeConfiguration<ExternalIdentity>
    {
        public void Configure(EntityTypeBuilder<ExternalIdentity> builder)
        {
            builder.ToTable("external_identities");
            builder.HasKey(row => row.Digest);
            builder.Property(row => row.Digest).HasMaxLength(SHA256.HashSizeInBytes);
            builder.Property(row => row.PersonId).HasMaxLength(64);
            builder.HasIndex(row => row.PersonId).IsUnique();
            builder.HasOne<PortalUser>().WithOne().HasForeignKey<ExternalIdentity>(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
