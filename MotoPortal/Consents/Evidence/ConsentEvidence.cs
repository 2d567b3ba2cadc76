using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Consents.Agreement;
using MotoPortal.Customers.Records;
using MotoPortal.Data.Guards;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Evidence;

/// <summary>
/// The evidence that a consent is the customer's own, with personal data. Written once with the consent; erased with the person, while the
/// consent and the ledger's commitment stay.
/// </summary>
internal sealed class ConsentEvidence
{
    private ConsentEvidence()
    {
    }

    public ConsentId ConsentId { get; private set; }

    /// <summary>The customer's name on that day.</summary>
    [Personal]
    public string CustomerName { get; private set; } = "";

    /// <summary>The customer's e-mail address on that day, or null.</summary>
    [Personal]
    public string? CustomerEmail { get; private set; }

    /// <summary>The customer's telephone number on that day as E.164, or null.</summary>
    [Personal]
    public string? CustomerPhone { get; private set; }

    /// <summary>Each answer with its part and time, as JSON; an empty list for a letter.</summary>
    [Personal]
    public string AnswersJson { get; private set; } = "[]";

    /// <summary>The telephone system's reference of the call; null for none.</summary>
    [Personal]
    public string? CallReference { get; private set; }

    /// <summary>How the caller was identified; null for a letter.</summary>
    public IdentityCheck? IdentityCheck { get; private set; }

    /// <summary>The person of the store who knows the caller's voice; null unless that was the check.</summary>
    [Personal]
    public string? IdentityKnownTo { get; private set; }

    /// <summary>Whose card it is.</summary>
    public Cardholder Cardholder { get; private set; }

    /// <summary>The cardholder's name, who agreed in person; null when it is the customer, and in older records.</summary>
    [Personal]
    public string? CardholderName { get; private set; }

    /// <summary>The cardholder's relation to the customer; null when they are the same.</summary>
    [Personal]
    public string? CardholderRelation { get; private set; }

    /// <summary>The date of the signature; null for a call.</summary>
    public DateOnly? SignedOn { get; private set; }

    /// <summary>The day on which the letter arrived; null for a call.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>The scan of the signed form; null for a call.</summary>
    public SignedFormId? SignedForm { get; private set; }

    /// <summary>The scan's SHA-256, lower-case hex; null for a call.</summary>
    [NotTyped]
    public string? SignedFormSha256 { get; private set; }

    /// <summary>Creates the evidence of a consent.</summary>
    public static ConsentEvidence Write(ConsentId consent, OrderChannel channel, CustomerView customer, EvidenceGiven given) => new()
    {
        ConsentId = consent,
        CustomerName = customer.Name,
        CustomerEmail = customer.Email,
        CustomerPhone = customer.Phone,
        AnswersJson = JsonSerializer.Serialize(given.Answers),
        CallReference =
            channel is OrderChannel.Telephone && given.Form.CallReference.Trim() is { Length: > 0 } reference ? reference : null,
        IdentityCheck = channel is OrderChannel.Telephone ? given.Form.IdentityCheck : null,
        IdentityKnownTo = channel is OrderChannel.Telephone ? given.KnownTo : null,
        Cardholder = given.Form.Cardholder!.Value,
        CardholderName = given.OtherCardholder,
        CardholderRelation =
            given.Form.Cardholder is MotoPortal.Consents.Evidence.Cardholder.OtherPerson ? given.Form.CardholderRelation.Trim() : null,
        SignedOn = channel is OrderChannel.Post ? given.Form.SignedOn : null,
        ReceivedOn = channel is OrderChannel.Post ? given.Form.ReceivedOn : null,
        SignedForm = channel is OrderChannel.Post ? given.Form.SignedForm : null,
        SignedFormSha256 = channel is OrderChannel.Post ? given.SignedFormSha256 : null,
    };

    /// <summary>Converts the evidence for pages.</summary>
    public EvidenceView ToView() => new(
        CustomerName,
        CustomerEmail,
        CustomerPhone,
        JsonSerializer.Deserialize<ImmutableArray<PartAnswer>>(AnswersJson),
        CallReference,
        IdentityCheck,
        IdentityKnownTo,
        Cardholder,
        CardholderName,
        CardholderRelation,
        SignedOn,
        ReceivedOn,
        SignedForm,
        SignedFormSha256);

    internal sealed class Table : IEntityTypeConfiguration<ConsentEvidence>
    {
        public void Configure(EntityTypeBuilder<ConsentEvidence> builder)
        {
            builder.ToTable("consent_evidence");
            builder.HasKey(evidence => evidence.ConsentId);
            builder.HasOne<Consent>().WithOne().HasForeignKey<ConsentEvidence>(evidence => evidence.ConsentId);
            builder.Property(evidence => evidence.CustomerName).HasMaxLength(256);
            builder.Property(evidence => evidence.CustomerEmail).HasMaxLength(512);
            builder.Property(evidence => evidence.CustomerPhone).HasMaxLength(40);
            builder.Property(evidence => evidence.CallReference).HasMaxLength(EvidenceForm.CallReferenceLength);
            builder.Property(evidence => evidence.IdentityKnownTo).HasMaxLength(EvidenceForm.RelationLength);
            builder.Property(evidence => evidence.CardholderName).HasMaxLength(EvidenceForm.RelationLength);
            builder.Property(evidence => evidence.CardholderRelation).HasMaxLength(EvidenceForm.RelationLength);
            builder.Property(evidence => evidence.IdentityCheck).HasConversion<string>().HasMaxLength(24);
            builder.Property(evidence => evidence.Cardholder).HasConversion<string>().HasMaxLength(16);
            builder.Property(evidence => evidence.SignedFormSha256).HasMaxLength(64);
            builder.IsWrittenOnce();
        }
    }
}
