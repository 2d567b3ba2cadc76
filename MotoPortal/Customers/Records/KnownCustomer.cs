using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Lists;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Customers.Records;

/// <summary>
/// A customer known to the portal. Stripe's Customer is authoritative for name and contact details; this row holds what was last read.
/// </summary>
internal sealed class KnownCustomer : IFoldedRow
{
    /// <summary>The text in place of an erased customer's name, the same in every language.</summary>
    public const string ErasedName = "Erased customer · Client effacé";

    /// <summary>The time between two readings of a customer and their cards at Stripe, events aside.</summary>
    public static readonly TimeSpan CheckedEvery = TimeSpan.FromDays(1);

    private const int LanguageLength = 16;

    private KnownCustomer()
    {
    }

    public PortalCustomerId Id { get; private set; }

    public CustomerId StripeId { get; private set; }

    /// <summary>The name; may be empty.</summary>
    [Personal]
    public string Name { get; private set; } = "";

    /// <summary>The name, folded for search.</summary>
    [Personal]
    public string SearchName { get; private set; } = "";

    /// <inheritdoc/>
    public int FoldVersion { get; private set; }

    /// <summary>The e-mail address, or null.</summary>
    [Personal]
    public string? Email { get; private set; }

    /// <summary>The telephone number as E.164, or null.</summary>
    [Personal]
    public string? Phone { get; private set; }

    /// <summary>
    /// The language to speak with them, as a .NET culture code: the one that they prefer at Stripe, otherwise that of their last consent;
    /// null for neither.
    /// </summary>
    public string? Language { get; private set; }

    /// <summary>When the portal last had to do with them, UTC.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When the customer was read to be deleted at Stripe, UTC; null while they exist there.</summary>
    public DateTimeOffset? GoneAt { get; private set; }

    /// <summary>When the customer and their cards are read at Stripe next, UTC.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    /// <summary>The version, which rises with each correction.</summary>
    public int Version { get; private set; }

    /// <summary>When the person was erased, UTC; null for others.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>
    /// When the person is erased because they asked for it, UTC: once their charges cannot be disputed any more; null for others.
    /// </summary>
    public DateTimeOffset? EraseAfter { get; private set; }

    /// <summary>Whether the person was erased.</summary>
    public bool IsErased => ErasedAt is not null;

    /// <summary>Creates the record of a customer.</summary>
    public static KnownCustomer Create(PortalCustomerId id, StripeCustomer customer, DateTimeOffset now)
    {
        var known = new KnownCustomer { Id = id, StripeId = customer.Id, NextCheckAt = now + CheckedEvery };
        known.UpdateFrom(customer, now);
        return known;
    }

    /// <summary>Updates the record from Stripe; an erased customer stays erased, even while Stripe still has them.</summary>
    public void UpdateFrom(StripeCustomer customer, DateTimeOffset now)
    {
        if (IsErased)
        {
            return;
        }

        // A name that contains a card number, entered at Stripe, is not stored.
        Name = StoredTextGuard.HoldsCardNumber(customer.Name) ? "" : customer.Name;
        FoldAgain();
        Email = StoredTextGuard.HoldsCardNumber(customer.Email) ? null : customer.Email;
        Phone = StoredTextGuard.HoldsCardNumber(customer.Phone) ? null : customer.Phone;
        Prefer(customer.Language);
        (SeenAt, GoneAt) = (now, null);
    }

    /// <summary>Takes the language that they prefer, unless it is none that the portal can speak of.</summary>
    public void Prefer(string? language)
    {
        if (!IsErased && TryGetCulture(language) is { } culture)
        {
            Language = culture.Name;
        }
    }

    /// <summary>
    /// The details that differ from those at Stripe, such as <c>name</c>; <c>standing</c> when they were read to be deleted.
    /// </summary>
    public ImmutableArray<string> DifferencesTo(StripeCustomer customer) =>
    [
        .. new[]
        {
            string.Equals(Name, customer.Name, StringComparison.Ordinal) ? null : "name",
            string.Equals(Email, customer.Email, StringComparison.Ordinal) ? null : "email",
            string.Equals(Phone, customer.Phone, StringComparison.Ordinal) ? null : "phone",
            GoneAt is null ? null : "standing",
        }.OfType<string>(),
    ];

    /// <summary>Records that the customer is deleted at Stripe.</summary>
    public void FoundGone(DateTimeOffset now) => GoneAt ??= now;

    /// <summary>Whether the customer is to be read at Stripe.</summary>
    public bool IsCheckDue(DateTimeOffset now) => NextCheckAt is { } next && next <= now;

    /// <summary>Sets the time of the next reading; claims the customer for this node until then.</summary>
    public void CheckAt(DateTimeOffset at) => NextCheckAt = at;

    /// <summary>Begins a correction: of two people who correct at once, one has read an older version.</summary>
    public void BeginCorrection() => Version++;

    /// <summary>Erases the customer's personal data.</summary>
    public void Erase(DateTimeOffset now)
    {
        Name = ErasedName;
        FoldAgain();
        (Email, Phone, Language, NextCheckAt) = (null, null, null, null);
        (ErasedAt, EraseAfter) = (now, null);
    }

    /// <summary>Records that the person is to be erased at a later time.</summary>
    public void EraseLater(DateTimeOffset at) => EraseAfter = at;

    /// <inheritdoc/>
    public void FoldAgain() => (SearchName, FoldVersion) = (SearchText.Column(Name), SearchText.Version);

    /// <summary>Converts the record for pages.</summary>
    public CustomerView ToView() => new(Id, StripeId, Name, Email, Phone)
    {
        IsErased = IsErased,
        GoneAt = GoneAt,
        Language = Language,
        EraseAfter = EraseAfter,
    };

    // Anything may stand at Stripe. What .NET makes up a culture for is no language that texts are in.
    private static CultureInfo? TryGetCulture(string? language)
    {
        try
        {
            return language is { Length: > 0 and <= LanguageLength } ? CultureInfo.GetCultureInfo(language, predefinedOnly: true) : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    internal sealed class Table : IEntityTypeConfiguration<KnownCustomer>
    {
        public void Configure(EntityTypeBuilder<KnownCustomer> builder)
        {
            builder.ToTable("customers");
            builder.HasKey(customer => customer.Id);
            builder.Ignore(customer => customer.IsErased);
            builder.Property(customer => customer.Language).HasMaxLength(LanguageLength);
            builder.HasIndex(customer => customer.SearchName);
            builder.HasIndex(customer => customer.StripeId).IsUnique();
            builder.HasIndex(customer => customer.SeenAt);
            builder.HasIndex(customer => customer.NextCheckAt);
            builder.HasIndex(customer => customer.EraseAfter);
            builder.Property(customer => customer.Version).IsConcurrencyToken();
            builder.HasIndex(customer => customer.Email);
            builder.HasIndex(customer => customer.Phone);
            builder.Property(customer => customer.Name).HasMaxLength(256);
            builder.Property(customer => customer.SearchName).HasMaxLength(512);
            builder.Property(customer => customer.Email).HasMaxLength(512);
            builder.Property(customer => customer.Phone).HasMaxLength(40);
        }
    }
}
