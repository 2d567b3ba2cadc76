using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;

namespace MotoPortal.Accounts;

/// <summary>
/// The one link with which a person may choose a password. One row a person, so that a newer link makes the older one worthless.
/// Only the token's digest is kept: whoever reads the database cannot use it.
/// </summary>
internal sealed class IssuedPasswordLink
{
    private const int TokenBytes = 32;

    private IssuedPasswordLink()
    {
    }

    /// <summary>Who may choose a password.</summary>
    public string PersonId { get; private set; } = "";

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Until when it is good, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When a password was chosen with it, UTC; null before.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Puts a new link in the place of the person's earlier one, and answers its token, which is kept nowhere.</summary>
    public static async Task<OneTimeLink> ReplaceAsync(
        AtomicScope scope, string personId, DateTimeOffset now, TimeSpan lasts, CancellationToken cancellationToken)
    {
        var link = await scope.Db.Set<IssuedPasswordLink>().SingleOrDefaultAsync(link => link.PersonId == personId, cancellationToken);
        if (link is null)
        {
            link = new IssuedPasswordLink { PersonId = personId };
            scope.Db.Add(link);
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        (link.Digest, link.MadeAt, link.ExpiresAt, link.UsedAt) = (DigestOf(token), now, now + lasts, null);
        return new OneTimeLink(personId, token, link.ExpiresAt);
    }

    /// <summary>What this token is worth at this moment.</summary>
    public PasswordLinkState StateOf(string token, DateTimeOffset now) =>
        !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Digest), Encoding.ASCII.GetBytes(DigestOf(token)))
            ? PasswordLinkState.NotKnown
        : UsedAt is not null ? PasswordLinkState.Used
        : ExpiresAt <= now ? PasswordLinkState.RunOut
        : PasswordLinkState.Good;

    /// <summary>Notes that a password was chosen with it.</summary>
    public void Use(DateTimeOffset now) => UsedAt = now;

    private static string DigestOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    internal sealed class Table : IEntityTypeConfiguration<IssuedPasswordLink>
    {
        public void Configure(EntityTypeBuilder<IssuedPasswordLink> builder)
        {
            builder.ToTable("password_links");
            builder.HasKey(link => link.PersonId);
            builder.Property(link => link.PersonId).HasMaxLength(64);
            builder.Property(link => link.Digest).HasMaxLength(64).IsConcurrencyToken();
        }
    }
}
