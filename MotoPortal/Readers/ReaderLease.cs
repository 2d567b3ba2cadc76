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

    /// <summary>Since when that setup holds it, UTC; null when it is free.</summary>
    public DateTimeOffset? HeldSince { get; private set; }

    /// <summary>The customer whose card that setup takes; null for none.</summary>
    public PortalCustomerId? CustomerId { get; private set; }

    /// <summary>When the portal last sent a command to the reader, UTC; null before the first.</summary>
    public DateTimeOffset? CommandAt { get; private set; }

    /// <summary>How long Stripe took to answer it, in milliseconds; null before the first.</summary>
    public int? CommandMilliseconds { get; private set; }

    /// <summary>What Stripe answered; null before the first.</summary>
    public ReaderCommandResult? CommandResult { get; private set; }

    /// <summary>How the last command went; null before the first.</summary>
    public ReaderCommandView? LastCommand => this is { CommandAt: { } at, CommandMilliseconds: { } delay, CommandResult: { } result }
        ? new ReaderCommandView(at, TimeSpan.FromMilliseconds(delay), result)
        : null;

    /// <summary>The end of the lease, UTC, unless it is released before.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Increases with each lease, so that an earlier holder can be told from the current one.</summary>
    public long FencingToken { get; private set; }

    /// <summary>Creates the lease of a reader that was never held.</summary>
    public static ReaderLease Of(ReaderId reader) => new() { ReaderId = reader };

    /// <summary>Whether another setup holds the reader now.</summary>
    public bool IsHeldAgainst(CardSetupId setup, DateTimeOffset now) => SetupId is { } holder && holder != setup && ExpiresAt > now;

    /// <summary>Whether a setup holds the reader now.</summary>
    public bool IsHeld(DateTimeOffset now) => SetupId is not null && ExpiresAt > now;

    /// <summary>Leases the reader to a setup.</summary>
    public void Take(CardSetupId setup, string holderName, PortalCustomerId? customer, DateTimeOffset now, DateTimeOffset until)
    {
        HeldSince = SetupId == setup ? HeldSince ?? now : now;
        SetupId = setup;
        CustomerId = customer;
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
        HeldSince = null;
        CustomerId = null;
    }

    /// <summary>Records the answer to the last command.</summary>
    public void Answered(DateTimeOffset at, TimeSpan delay, ReaderCommandResult result) =>
        (CommandAt, CommandMilliseconds, CommandResult) = (at, (int)Math.Min(delay.TotalMilliseconds, int.MaxValue), result);

    internal sealed class Table : IEntityTypeConfiguration<ReaderLease>
    {
        public void Configure(EntityTypeBuilder<ReaderLease> builder)
        {
            builder.ToTable("reader_leases");
            builder.HasKey(lease => lease.ReaderId);
            builder.Property(lease => lease.HolderName).HasMaxLength(120);
            builder.Property(lease => lease.CommandResult).HasConversion<string>().HasMaxLength(16);
            builder.Ignore(lease => lease.LastCommand);
            builder.Property(lease => lease.FencingToken).IsConcurrencyToken();
        }
    }
}
