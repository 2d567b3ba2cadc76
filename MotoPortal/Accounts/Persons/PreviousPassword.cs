using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.Persons;

/// <summary>
/// The hash of a password that a person has or had, so that it is not chosen again (PCI DSS 8.3.7). The last <see cref="Kept"/> of a person
/// are stored, the current one included.
/// </summary>
internal sealed class PreviousPassword
{
    /// <summary>The number of passwords that a new one must differ from.</summary>
    public const int Kept = 4;

    private PreviousPassword()
    {
    }

    /// <summary>Grows with each password of all people.</summary>
    public long Id { get; private set; }

    public string PersonId { get; private set; } = "";

    /// <summary>The hash in the format of Identity's password hasher.</summary>
    [NotTyped]
    public string Hash { get; private set; } = "";

    /// <summary>When it was chosen, UTC.</summary>
    public DateTimeOffset ChosenAt { get; private set; }

    /// <summary>Stores a person's new password and deletes those beyond the last <see cref="Kept"/>.</summary>
    public static async Task KeepAsync(
        AtomicScope scope, string personId, string hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var beyond = await scope.Db.Set<PreviousPassword>()
            .Where(row => row.PersonId == personId)
            .OrderByDescending(row => row.Id)
            .Skip(Kept - 1)
            .ToListAsync(cancellationToken);
        scope.Db.RemoveRange(beyond);
        scope.Db.Add(new PreviousPassword { PersonId = personId, Hash = hash, ChosenAt = now });
    }

    internal sealed class Table : IEntityTypeConfiguration<PreviousPassword>
    {
        public void Configure(EntityTypeBuilder<PreviousPassword> builder)
        {
            builder.ToTable("previous_passwords");
            builder.Property(row => row.PersonId).HasMaxLength(64);
            builder.Property(row => row.Hash).HasMaxLength(256);
            builder.HasIndex(row => row.PersonId);
            builder.HasOne<PortalUser>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
