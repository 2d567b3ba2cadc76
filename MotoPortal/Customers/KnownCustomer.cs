using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Customers;

/// <summary>
/// A customer whom the portal has dealt with. Stripe's Customer is the truth about name and contact; this is what was read last.
/// </summary>
internal sealed class KnownCustomer
{
    /// <summary>What stands in place of an erased customer's name, the same in every language.</summary>
    public const string ErasedName = "Erased customer · Client effacé";

    private KnownCustomer()
    {
    }

    public PortalCustomerId Id { get; private set; }

    /// <summary>Stripe's id.</summary>
    public CustomerId StripeId { get; private set; }

    /// <summary>The name; may be empty.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name, folded to be searched and sorted.</summary>
    public string SearchName { get; private set; } = "";

    /// <summary>The e-mail address, or null.</summary>
    public string? Email { get; private set; }

    /// <summary>The telephone number as E.164, or null.</summary>
    public string? Phone { get; private set; }

    /// <summary>When the portal dealt with them last, UTC.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When the person was erased, UTC; null for everybody else.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Whether the person was erased.</summary>
    public bool IsErased => ErasedAt is not null;

    /// <summary>A customer who is met for the first time.</summary>
    public static KnownCustomer Create(PortalCustomerId id, StripeCustomer customer, DateTimeOffset now)
    {
        var known = new KnownCustomer { Id = id, StripeId = customer.Id };
        known.SeeAgain(customer, now);
        return known;
    }

    /// <summary>Takes over what Stripe has now; who was erased stays so, even while Stripe still has them.</summary>
    public void SeeAgain(StripeCustomer customer, DateTimeOffset now)
    {
        if (IsErased)
        {
            return;
        }

        // Somebody may have typed a card number at Stripe; it is not taken over.
        Name = StoredTextGuard.HoldsCardNumber(customer.Name) ? "" : customer.Name;
        SearchName = SearchText.Fold(Name);
        Email = StoredTextGuard.HoldsCardNumber(customer.Email) ? null : customer.Email;
        Phone = StoredTextGuard.HoldsCardNumber(customer.Phone) ? null : customer.Phone;
        SeenAt = now;
    }

    /// <summary>Forgets who the customer is.</summary>
    public void Erase(DateTimeOffset now)
    {
        Name = ErasedName;
        SearchName = SearchText.Fold(ErasedName);
        (Email, Phone) = (null, null);
        ErasedAt = now;
    }

    /// <summary>The customer as pages show them.</summary>
    public CustomerView ToView() => new(Id, StripeId, Name, Email, Phone) { IsErased = IsErased };

    internal sealed class Table : IEntityTypeConfiguration<KnownCustomer>
    {
        public void Configure(EntityTypeBuilder<KnownCustomer> builder)
        {
            builder.ToTable("customers");
            builder.HasKey(customer => customer.Id);
            builder.Ignore(customer => customer.IsErased);
            builder.HasIndex(customer => customer.StripeId).IsUnique();
            builder.HasIndex(customer => customer.SeenAt);
            builder.HasIndex(customer => customer.Email);
            builder.HasIndex(customer => customer.Phone);
            builder.Property(customer => customer.Name).HasMaxLength(256);
            builder.Property(customer => customer.SearchName).HasMaxLength(512);
            builder.Property(customer => customer.Email).HasMaxLength(512);
            builder.Property(customer => customer.Phone).HasMaxLength(40);
        }
    }
}
