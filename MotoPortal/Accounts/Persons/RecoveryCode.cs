using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Persons;

/// <summary>
/// A code with which a person signs in once when the authenticator app is lost. Only its digest is stored: 117 random bits cannot be found
/// by trying, so a slow hash or a salt would add nothing (OWASP ASVS 5.0, 6.5.2).
/// </summary>
internal sealed class RecoveryCode
{
    /// <summary>The number of codes that a person gets at a time.</summary>
    public const int Issued = 10;

    // Without letters that look like digits.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int GroupLength = 4;
    private const int Groups = 6;

    // Codes of 78 bits that people have printed stay good until they make new ones.
    private const int EarlierGroups = 4;

    private RecoveryCode()
    {
    }

    public long Id { get; private set; }

    public string PersonId { get; private set; } = "";

    /// <summary>SHA-256 of the code in capitals, without separators.</summary>
    public byte[] Digest { get; private set; } = [];

    /// <summary>When it was used, UTC; null before.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Creates a code in groups of four, such as <c>7KQM-2XWA-9DTC-BH46-3EGP-YR8N</c>.</summary>
    public static string Generate() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));

    /// <summary>Whether a typed text has the form of a recovery code, however its groups are separated.</summary>
    public static bool Resembles(string typed) => Plain(typed).Length is Groups * GroupLength or EarlierGroups * GroupLength;

    /// <summary>The digest of a code, however its groups are separated and in either case.</summary>
    public static byte[] DigestOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(Plain(code)));

    /// <summary>Creates the row of a code.</summary>
    public static RecoveryCode Create(string personId, string code) => new() { PersonId = personId, Digest = DigestOf(code) };

    private static string Plain(string typed) => string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    internal sealed class Table : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> builder)
        {
            builder.ToTable("recovery_codes");
            builder.Property(row => row.PersonId).HasMaxLength(64);
            builder.Property(row => row.Digest).HasMaxLength(32);
            builder.HasIndex(row => new { row.PersonId, row.Digest }).IsUnique();
            builder.HasOne<PortalUser>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
