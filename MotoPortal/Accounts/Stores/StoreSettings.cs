using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Stores;

/// <summary>
/// A store that the portal has seen at Stripe, and what differs there from the company's settings. What is null is as for the company.
/// </summary>
internal sealed class StoreSettings
{
    /// <summary>The longest name, in characters; Stripe's display names are shorter.</summary>
    public const int NameLength = 255;

    private StoreSettings()
    {
    }

    /// <summary>The Terminal location at Stripe.</summary>
    public LocationId Id { get; private set; }

    /// <summary>The name as last read at Stripe.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The store's calendar, an IANA time zone; null for the company's.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>The language proposed for the terms that are read there, a two-letter code; null for the clerk's own.</summary>
    public string? Language { get; private set; }

    /// <summary>The currency of the limits, three letters in lower case; null when there are none.</summary>
    public string? LimitCurrency { get; private set; }

    /// <summary>The most that one person may charge at once without a second one, in minor units; null for the company's limit.</summary>
    public long? LimitPerChargeMinorUnits { get; private set; }

    /// <summary>The most that one person may charge in a day without a second one, in minor units; null for the company's limit.</summary>
    public long? LimitPerDayMinorUnits { get; private set; }

    /// <summary>The concurrency token; increased by each change.</summary>
    public int Version { get; private set; }

    /// <summary>A store that was seen for the first time.</summary>
    public static StoreSettings Of(LocationId id, string name) => new() { Id = id, Name = name };

    /// <summary>Takes the name that Stripe has now.</summary>
    public void Rename(string name) => (Name, Version) = (name, Version + 1);

    /// <summary>Sets what differs from the company.</summary>
    public void Change(StoreDifferences differs)
    {
        (TimeZone, Language) = (differs.TimeZone, differs.Language);
        (LimitCurrency, LimitPerChargeMinorUnits, LimitPerDayMinorUnits) =
            (differs.LimitCurrency, differs.LimitPerChargeMinorUnits, differs.LimitPerDayMinorUnits);
        Version++;
    }

    /// <summary>What differs from the company now.</summary>
    public StoreDifferences Differences() =>
        new(TimeZone, Language, LimitCurrency, LimitPerChargeMinorUnits, LimitPerDayMinorUnits);

    internal sealed class Table : IEntityTypeConfiguration<StoreSettings>
    {
        public void Configure(EntityTypeBuilder<StoreSettings> builder)
        {
            builder.ToTable("stores");
            builder.HasKey(store => store.Id);
            builder.Property(store => store.Name).HasMaxLength(NameLength);
            builder.Property(store => store.TimeZone).HasMaxLength(64);
            builder.Property(store => store.Language).HasMaxLength(8);
            builder.Property(store => store.LimitCurrency).HasMaxLength(3);
            builder.Property(store => store.Version).IsConcurrencyToken();
        }
    }
}
