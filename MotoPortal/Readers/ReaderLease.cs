using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>
/// The lease of a reader. Stripe silently replaces an action that waits for a card, so only one setup at a time, over all nodes, may use a
/// reader.
/// </summary>
internal sealed class ReaderLease
{
    private ReaderLease()
    {
    }

    public ReaderId ReaderId { get; private set; }

    /// <summary>The setup that holds it; null when it is free.</summary>
    public CardSetupId? SetupId { get; private set; }

    /// <summary>The name of the person who started that setup.</summary>
    [Personal]
    public string HolderName { get; private set; } = "";

    /// <summary>The end of the lease, UTC, unless it is released before.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Increases with each lease, so that an earlier holder can be told from the current one.</summary>
    public long FencingToken { get; private set; }

    /// <summary>Creates the lease of a reader that was never held.</summary>
    public static ReaderLease Of(ReaderId reader) => new() { ReaderId = reader };

    /// <summary>Whether another setup holds the reader now.</summary>
    public bool IsHeldAgainst(CardSetupId setup, DateTimeOffset now) => SetupId is { } holder && holder != setup && ExpiresAt > now;

    /// <summary>Leases the reader to a setup.</summary>
    public void Take(CardSetupId setup, string holderName, DateTimeOffset until)
    {
        SetupId = setup;
        HolderName = holderName;
        ExpiresAt = until;
        FencingToken++;
    }

    /// <summary>Extends the lease.</summary>
    public void Extend(DateTimeOffset until) => ExpiresAt = until;

    /// <summary>Releases the lease.</summary>
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
