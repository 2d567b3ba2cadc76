using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Restores;

/// <summary>An object at Stripe that the portal made and that no row of a restored database knows.</summary>
internal sealed class MissingObject
{
    private MissingObject()
    {
    }

    /// <summary>Stripe's id of the Customer, PaymentIntent, SetupIntent or Refund.</summary>
    [NotTyped]
    public string Id { get; private set; } = "";

    public MissingKind Kind { get; private set; }

    /// <summary>When Stripe created it, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The customer at Stripe; null for none.</summary>
    public CustomerId? CustomerId { get; private set; }

    /// <summary>The amount in minor units; null for what has none.</summary>
    public long? AmountMinorUnits { get; private set; }

    /// <summary>The currency, three letters in lower case; null for what has no amount.</summary>
    [NotTyped]
    public string? Currency { get; private set; }

    /// <summary>Whether money has moved or a card was saved.</summary>
    public bool HasSucceeded { get; private set; }

    public MissingState State { get; private set; }

    public Money? Amount => AmountMinorUnits is { } units && Currency is { } currency ? new Money(units, currency) : null;

    /// <summary>Creates the row of an object.</summary>
    public static MissingObject Find(
        string id, MissingKind kind, DateTimeOffset createdAt, CustomerId? customer, Money? amount, bool hasSucceeded) => new()
        {
            Id = id,
            Kind = kind,
            CreatedAt = createdAt,
            CustomerId = customer,
            AmountMinorUnits = amount?.AmountMinorUnits,
            Currency = amount?.Currency,
            HasSucceeded = hasSucceeded,
        };

    /// <summary>Records what became of it.</summary>
    public void Settle(MissingState state) => State = state;

    internal sealed class Table : IEntityTypeConfiguration<MissingObject>
    {
        public void Configure(EntityTypeBuilder<MissingObject> builder)
        {
            builder.ToTable("missing_objects");
            builder.HasKey(missing => missing.Id);
            builder.Property(missing => missing.Id).HasMaxLength(255);
            builder.Property(missing => missing.Kind).HasConversion<string>().HasMaxLength(16);
            builder.Property(missing => missing.State).HasConversion<string>().HasMaxLength(16);
            builder.Property(missing => missing.Currency).HasMaxLength(3);
            builder.Ignore(missing => missing.Amount);
        }
    }
}
