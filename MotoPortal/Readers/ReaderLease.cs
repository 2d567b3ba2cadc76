using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>
/// Who holds a reader. Stripe lets a second command silently take the place of one that waits for a card, so the portal lets one
/// setup at a time speak to a reader, on all nodes.
/// </summary>
internal sealed class ReaderLease
{
    private ReaderLease()
    {
    }

    /// <summary>The reader.</summary>
    public ReaderId ReaderId { get; private set; }

    /// <summary>The setup that holds it; null when it is free.</summary>
    public CardSetupId? SetupId { get; private set; }

    /// <summary>Whose setup it is, by name.</summary>
    public string HolderName { get; private set; } = "";

    /// <summary>Until when it is held, UTC, if nobody lets go before.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Grows with each taking, so that whoever was overtaken can be told from whoever holds it now.</summary>
    public long FencingToken { get; private set; }

    /// <summary>The lease of a reader that was never held.</summary>
    public static ReaderLease Of(ReaderId reader) => new() { ReaderId = reader };

    /// <summary>Whether another setup holds the reader now.</summary>
    public bool IsHeldAgainst(CardSetupId setup, DateTimeOffset now) => SetupId is { } holder && holder != setup && ExpiresAt > now;

    /// <summary>Takes the reader.</summary>
    public void Take(CardSetupId setup, string holderName, DateTimeOffset until)
    {
        SetupId = setup;
        HolderName = holderName;
        ExpiresAt = until;
        FencingToken++;
    }

    /// <summary>Holds it longer.</summary>
    public void Extend(DateTimeOffset until) => ExpiresAt = until;

    /// <summary>Lets go.</summary>
    public void Release()
    {
        SetupId = null;
        HolderName = "";
    }

    internal sealed class Table : IEntityTypeConfiguration<ReaderLease>
    {
        public void Configure(EntityTypeBuilder<ReaderLease> builder)
        {
            builder.ToTable("reader_leases");
            builder.HasKey(lease => lease.ReaderId);
            builder.Property(lease => lease.HolderName).HasMaxLength(120);
            builder.Property(lease => lease.FencingToken).IsConcurrencyToken();
        }
    }
}
