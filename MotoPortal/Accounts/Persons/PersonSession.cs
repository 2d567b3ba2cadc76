using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Persons;

/// <summary>
/// One sign-in of one person in one browser. The cookie carries the id; ending the row ends the cookie, its copies and every open page. The
/// id alone is not enough to sign in, because a cookie is encrypted and signed.
/// </summary>
internal sealed class PersonSession
{
    private PersonSession()
    {
    }

    /// <summary>The id in the cookie.</summary>
    public SessionId Id { get; private set; }

    public string PersonId { get; private set; } = "";

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The last request, UTC, accurate to a few minutes.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>
    /// When it was ended, UTC, by signing out, by an administrator, by a new password or by disabling the person; null while it is open.
    /// </summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>
    /// The last key press, click or touch on one of its pages, UTC, accurate to half a minute. From it follows whether it is locked.
    /// </summary>
    public DateTimeOffset LastInputAt { get; private set; }

    /// <summary>The bytes of the network address from which it began, 4 or 16; null when it is not known.</summary>
    public byte[]? Address { get; private set; }

    /// <summary>The browser and its system in plain words; null when it is not known.</summary>
    [Personal]
    public string? Browser { get; private set; }

    /// <summary>Whether the person proved a second factor in it.</summary>
    public bool HasSecondFactor { get; private set; }

    /// <summary>Whether it began with a passkey and without a password.</summary>
    public bool IsByPasskeyAlone { get; private set; }

    /// <summary>
    /// When an issuer last said who the person is, UTC, at the sign-in or later; null for a session that began without an issuer.
    /// </summary>
    public DateTimeOffset? IssuerProvedAt { get; private set; }

    /// <summary>The digest of the issuer's own session id, with which the issuer ends it; null for none.</summary>
    public byte[]? IssuerSession { get; private set; }

    /// <summary>Creates a session.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="now">The current time, UTC.</param>
    /// <param name="place">Where it begins; null when it is not known.</param>
    /// <param name="hasSecondFactor">Whether the person proved a second factor.</param>
    /// <param name="issuer">The issuer's part in it; null when it began without an issuer.</param>
    /// <param name="isByPasskeyAlone">Whether the person used a passkey and no password.</param>
    public static PersonSession Start(
        string personId,
        DateTimeOffset now,
        SessionPlace? place = null,
        bool hasSecondFactor = false,
        IssuerAssertion? issuer = null,
        bool isByPasskeyAlone = false) =>
        new()
        {
            Id = SessionId.Create(now),
            PersonId = personId,
            StartedAt = now,
            LastSeenAt = now,
            LastInputAt = now,
            Address = place?.Address?.GetAddressBytes(),
            Browser = place?.Browser,
            HasSecondFactor = hasSecondFactor,
            IsByPasskeyAlone = isByPasskeyAlone,
            IssuerProvedAt = issuer?.ProvedAt,
            IssuerSession = issuer?.Digest,
        };

    internal sealed class Table : IEntityTypeConfiguration<PersonSession>
    {
        public void Configure(EntityTypeBuilder<PersonSession> builder)
        {
            builder.ToTable("sessions");
            builder.HasKey(session => session.Id);
            builder.Property(session => session.PersonId).HasMaxLength(64);
            builder.Property(session => session.Address).HasMaxLength(16);
            builder.Property(session => session.Browser).HasMaxLength(SessionPlace.LongestBrowser);
            builder.Property(session => session.IssuerSession).HasMaxLength(32);
            builder.HasIndex(session => session.PersonId);
            builder.HasIndex(session => session.IssuerSession);
            builder.HasIndex(session => session.StartedAt);
        }
    }
}
