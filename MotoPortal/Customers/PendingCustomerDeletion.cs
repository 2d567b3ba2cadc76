using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Customers;

/// <summary>
/// A Customer who has to be deleted at Stripe, written in the transaction that erased them here, so that no outage can make it be
/// forgotten.
/// </summary>
internal sealed class PendingCustomerDeletion
{
    private PendingCustomerDeletion()
    {
    }

    /// <summary>Our id of the customer.</summary>
    public PortalCustomerId CustomerId { get; private set; }

    /// <summary>Stripe's id.</summary>
    public CustomerId StripeId { get; private set; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTimeOffset WantedAt { get; private set; }

    /// <summary>When Stripe is asked next, UTC; null once it is done.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>How often Stripe was asked.</summary>
    public int Tries { get; private set; }

    /// <summary>When Stripe had deleted them, UTC; null before.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>A deletion that was just decided.</summary>
    public static PendingCustomerDeletion Plan(PortalCustomerId customer, CustomerId atStripe, DateTimeOffset now) =>
        new() { CustomerId = customer, StripeId = atStripe, WantedAt = now, NextTryAt = now };

    /// <summary>Takes it in hand, and says when somebody else may.</summary>
    public void Try(DateTimeOffset until)
    {
        Tries++;
        NextTryAt = until;
    }

    /// <summary>Says when it is tried again.</summary>
    public void TryAgainAt(DateTimeOffset at) => NextTryAt = at;

    /// <summary>Notes that the customer is gone.</summary>
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
