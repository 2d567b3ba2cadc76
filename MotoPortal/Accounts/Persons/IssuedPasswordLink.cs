using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.Persons;

/// <summary>
/// The current link with which a person may choose a password. One row per person, so that a newer link invalidates the older one. Only the
/// token's digest is stored, so it cannot be used by a reader of the database.
/// </summary>
internal sealed class IssuedPasswordLink
{
    private const int TokenBytes = 32;

    private IssuedPasswordLink()
    {
    }

    public string PersonId { get; private set; } = "";

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    [NotTyped]
    public string Digest { get; private set; } = "";

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Until when it is valid, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When a password was chosen with it, UTC; null before.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Whether the console printed it; such a link opens the portal even where sign-in by password is closed.</summary>
    public bool IsOfConsole { get; private set; }

    /// <summary>Replaces the person's earlier link and returns the new token, which is not stored.</summary>
    public static async Task<OneTimeLink> ReplaceAsync(
        AtomicScope scope, string personId, DateTimeOffset now, TimeSpan lasts, bool isOfConsole, CancellationToken cancellationToken)
    {
        var link = await scope.Db.Set<IssuedPasswordLink>().SingleOrDefaultAsync(link => link.PersonId == personId, cancellationToken);
        if (link is null)
        {
            link = new IssuedPasswordLink { PersonId = personId };
            scope.Db.Add(link);
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        (link.Digest, link.MadeAt, link.ExpiresAt, link.UsedAt) = (DigestOf(token), now, now + lasts, null);
        link.IsOfConsole = isOfConsole;
        return new OneTimeLink(personId, token, link.ExpiresAt);
    }

    /// <summary>The state of a token.</summary>
    public PasswordLinkState StateOf(string token, DateTimeOffset now) =>
        !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Digest), Encoding.ASCII.GetBytes(DigestOf(token)))
            ? PasswordLinkState.NotKnown
        : UsedAt is not null ? PasswordLinkState.Used
        : ExpiresAt <= now ? PasswordLinkState.RunOut
        : PasswordLinkState.Good;

    /// <summary>Records that a password was chosen with it.</summary>
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
