using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Customers.Records;

/// <summary>
/// A Customer to delete at Stripe. The row is written in the transaction of the erasure, so that an outage cannot lose it.
/// </summary>
internal sealed class PendingCustomerDeletion
{
    private PendingCustomerDeletion()
    {
    }

    /// <summary>The portal's id of the customer.</summary>
    public PortalCustomerId CustomerId { get; private set; }

    public CustomerId StripeId { get; private set; }

    /// <summary>When the erasure was made, UTC.</summary>
    public DateTimeOffset WantedAt { get; private set; }

    /// <summary>When Stripe is asked next, UTC; null once it is done.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>The number of tries so far.</summary>
    public int Tries { get; private set; }

    /// <summary>When Stripe had deleted them, UTC; null before.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Plans a deletion.</summary>
    public static PendingCustomerDeletion Plan(PortalCustomerId customer, CustomerId atStripe, DateTimeOffset now) =>
        new() { CustomerId = customer, StripeId = atStripe, WantedAt = now, NextTryAt = now };

    /// <summary>Claims the deletion until the given time, when other nodes may claim it.</summary>
    public void Try(DateTimeOffset until)
    {
        Tries++;
        NextTryAt = until;
    }

    /// <summary>Schedules the next try.</summary>
    public void TryAgainAt(DateTimeOffset at) => NextTryAt = at;

    /// <summary>Records that the customer was deleted.</summary>
    public void Finish(DateTimeOffset now) => (DoneAt, NextTryAt) = (now, null);

    internal sealed class Table : IEntityTypeConfiguration<PendingCustomerDeletion>
    {
        public void Configure(EntityTypeBuilder<PendingCustomerDeletion> builder)
        {
            builder.ToTable("customer_deletions");
            builder.HasKey(deletion => deletion.CustomerId);
            builder.Property(deletion => deletion.Tries).IsConcurrencyToken();
            builder.HasIndex(deletion => deletion.NextTryAt);
        }
    }
}
