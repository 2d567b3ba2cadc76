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

    /// <summary>Creates a session.</summary>
    public static PersonSession Start(string personId, DateTimeOffset now) =>
        new() { Id = SessionId.Create(now), PersonId = personId, StartedAt = now, LastSeenAt = now };

    internal sealed class Table : IEntityTypeConfiguration<PersonSession>
    {
        public void Configure(EntityTypeBuilder<PersonSession> builder)
        {
            builder.ToTable("sessions");
            builder.HasKey(session => session.Id);
            builder.Property(session => session.PersonId).HasMaxLength(64);
            builder.HasIndex(session => session.PersonId);
            builder.HasIndex(session => session.StartedAt);
        }
    }
}
