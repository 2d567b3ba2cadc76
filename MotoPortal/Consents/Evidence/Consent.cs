using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data.Guards;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Evidence;

/// <summary>A customer's consent, written once, before any reader is asked for the card. Later events are rows of their own.</summary>
internal sealed class Consent
{
    private Consent()
    {
    }

    public ConsentId Id { get; private set; }

    /// <summary>The number without its prefix <c>C-</c>.</summary>
    public int Number { get; private set; }

    /// <summary>The setup in which it was given; each has at most one consent.</summary>
    public CardSetupId SetupId { get; private set; }

    public PortalCustomerId CustomerId { get; private set; }

    /// <summary>The order channel.</summary>
    public OrderChannel Channel { get; private set; }

    [Personal]
    public string OrderReference { get; private set; } = "";

    /// <summary>The version of the terms that was read.</summary>
    public int TermsVersion { get; private set; }

    /// <summary>The language in which it was read.</summary>
    public string Language { get; private set; } = "";

    public ConsentKind Kind { get; private set; }

    /// <summary>What the card is charged for.</summary>
    [Personal]
    public string Purpose { get; private set; } = "";

    /// <summary>How the amount is set.</summary>
    public AmountRule AmountRule { get; private set; }

    /// <summary>What determines the amount; null under older consents.</summary>
    public AmountSource? DeterminedBy { get; private set; }

    /// <summary>The same in words; null unless it is none of those that have a name.</summary>
    [Personal]
    public string? Determination { get; private set; }

    /// <summary>The amount or the cap of one charge, or the total of the instalments, in minor units.</summary>
    public long AmountMinorUnits { get; private set; }

    /// <summary>The currency of all amounts, three letters in lower case.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>The interval of regular charges; null for other kinds.</summary>
    public ChargePeriod? Interval { get; private set; }

    /// <summary>The cap per period, in minor units; null for none.</summary>
    public long? CapPerPeriodMinorUnits { get; private set; }

    /// <summary>The period of that cap; null for none.</summary>
    public ChargePeriod? CapPeriod { get; private set; }

    /// <summary>The event that makes an unscheduled charge due; null for other kinds.</summary>
    [Personal]
    public string? Trigger { get; private set; }

    /// <summary>The instalments as canonical JSON; null for other kinds.</summary>
    public string? Instalments { get; private set; }

    /// <summary>The first day on which a charge may be made; null for any.</summary>
    public DateOnly? FirstDay { get; private set; }

    /// <summary>The last day on which a charge may be made.</summary>
    public DateOnly ValidUntil { get; private set; }

    /// <summary>Whether the card may be shown to the customer again.</summary>
    public bool AllowsRedisplay { get; private set; }

    /// <summary>When it was given, UTC.</summary>
    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>The id of the clerk who recorded it.</summary>
    public string RecordedById { get; private set; } = "";

    /// <summary>The clerk's name.</summary>
    [Personal]
    public string RecordedBy { get; private set; } = "";

    /// <summary>The clerk's store; null for none.</summary>
    public LocationId? StoreId { get; private set; }

    /// <summary>The older consent that this one replaces once its card is saved; null for none.</summary>
    public ConsentId? Replaces { get; private set; }

    /// <summary>SHA-256 of the terms' text with its placeholders, lower-case hex.</summary>
    [NotTyped]
    public string TermsSha256 { get; private set; } = "";

    /// <summary>SHA-256 of the exact text that was read or signed, lower-case hex.</summary>
    [NotTyped]
    public string ScriptSha256 { get; private set; } = "";

    /// <summary>The ledger's commitment to the whole record, including the evidence: SHA-256 as lower-case hex.</summary>
    [NotTyped]
    public string Digest { get; private set; } = "";

    /// <summary>
    /// The scope; <see cref="ConsentScope.Unreadable"/> when the row was changed outside the portal and is not a valid scope.
    /// </summary>
    public ConsentScope Scope
    {
        get
        {
            try
            {
                return DeterminedBy is { } source ? Read().WithAmountFrom(source, Determination) : Read();
            }
            catch (Exception broken) when (broken is ArgumentException or InvalidOperationException or JsonException or OverflowException)
            {
                return ConsentScope.Unreadable(Purpose, ValidUntil);
            }
        }
    }

    private ConsentScope Read() => Kind switch
    {
        ConsentKind.SingleCharge => ConsentScope.SingleCharge(Purpose, AmountRule, Amount, FirstDay, ValidUntil),
        ConsentKind.Instalments => ConsentScope.Instalments(
            Purpose, InstalmentPlan.FromJson(Instalments!, Currency), ValidUntil),
        ConsentKind.Recurring => ConsentScope.Recurring(Purpose, AmountRule, Amount, Interval!.Value, FirstDay!.Value, ValidUntil),
        ConsentKind.Unscheduled => ConsentScope.Unscheduled(
            Purpose, Amount, CapPerPeriod ?? throw new InvalidOperationException("Unscheduled charges have a cap."), Trigger!, ValidUntil),
        ConsentKind.OnRequest => ConsentScope.OnRequest(Purpose, Amount, CapPerPeriod, ValidUntil),
    };

    private Money Amount => new(AmountMinorUnits, Currency);

    private PeriodCap? CapPerPeriod => CapPerPeriodMinorUnits is { } cap ? new PeriodCap(new Money(cap, Currency), CapPeriod!.Value) : null;

    /// <summary>Creates a consent.</summary>
    public static Consent Give(ConsentId id, int number, ConsentGiven given, string digest, DateTimeOffset now) => new()
    {
        Id = id,
        Number = number,
        SetupId = given.SetupId,
        CustomerId = given.Customer.Id!.Value,
        Channel = given.Channel,
        OrderReference = given.OrderReference,
        TermsVersion = given.Script.Version,
        Language = given.Script.Language,
        TermsSha256 = given.Script.Sha256,
        ScriptSha256 = ConsentReading.DigestOf(given.Script),
        StoreId = given.Store,
        Replaces = given.Replaces,
        Digest = digest,
        Kind = given.Scope.Kind,
        Purpose = given.Scope.Purpose,
        AmountRule = given.Scope.AmountRule,
        DeterminedBy = given.Scope.DeterminedBy,
        Determination = given.Scope.Determination,
        AmountMinorUnits = given.Scope.Amount.AmountMinorUnits,
        Currency = given.Scope.Amount.Currency,
        Interval = given.Scope.Interval,
        CapPerPeriodMinorUnits = given.Scope.CapPerPeriod?.Cap.AmountMinorUnits,
        CapPeriod = given.Scope.CapPerPeriod?.Period,
        Trigger = given.Scope.Trigger,
        Instalments = given.Scope.Plan?.ToJson(),
        FirstDay = given.Scope.FirstDay,
        ValidUntil = given.Scope.ValidUntil,
        AllowsRedisplay = given.AllowsRedisplay,
        GivenAt = now,
        RecordedById = given.Actor.Id,
        RecordedBy = given.Actor.Name,
    };

    internal sealed class Table : IEntityTypeConfiguration<Consent>
    {
        public void Configure(EntityTypeBuilder<Consent> builder)
        {
            builder.ToTable("consents");
            builder.HasKey(consent => consent.Id);
            builder.HasIndex(consent => consent.Number).IsUnique();
            builder.HasIndex(consent => consent.SetupId).IsUnique();
            builder.HasIndex(consent => new { consent.CustomerId, consent.RecordedBy });
            builder.HasIndex(consent => new { consent.GivenAt, consent.Number });
            builder.HasIndex(consent => new { consent.RecordedBy, consent.Number });
            builder.HasIndex(consent => consent.ValidUntil);
            builder.Property(consent => consent.OrderReference).HasMaxLength(60);
            builder.Property(consent => consent.Language).HasMaxLength(8);
            builder.Property(consent => consent.TermsSha256).HasMaxLength(64);
            builder.Property(consent => consent.ScriptSha256).HasMaxLength(64);
            builder.Property(consent => consent.Digest).HasMaxLength(64);
            builder.Property(consent => consent.Purpose).HasMaxLength(ConsentForm.PurposeLength);
            builder.Property(consent => consent.Currency).HasMaxLength(3);
            builder.Property(consent => consent.RecordedById).HasMaxLength(64);
            builder.Property(consent => consent.RecordedBy).HasMaxLength(120);
            builder.Property(consent => consent.Channel).HasConversion<string>().HasMaxLength(16);
            builder.Property(consent => consent.Kind).HasConversion<string>().HasMaxLength(16);
            builder.Property(consent => consent.AmountRule).HasConversion<string>().HasMaxLength(16);
            builder.Property(consent => consent.DeterminedBy).HasConversion<string>().HasMaxLength(16);
            builder.Property(consent => consent.Determination).HasMaxLength(ConsentForm.DeterminationLength);
            builder.Property(consent => consent.Interval).HasConversion<string>().HasMaxLength(16);
            builder.Property(consent => consent.CapPeriod).HasConversion<string>().HasMaxLength(16);
            builder.Property(consent => consent.Trigger).HasMaxLength(ConsentForm.TriggerLength);
            builder.Property(consent => consent.Instalments).HasMaxLength(2400);
            builder.Ignore(consent => consent.Scope);
            builder.IsAppendOnly();
        }
    }
}
