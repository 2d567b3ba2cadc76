using System.Collections.Immutable;
using System.Text.Json;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Disputes;
using MotoPortal.Mail;
using MotoPortal.Primitives;
using MotoPortal.Refunds;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms;

namespace MotoPortal.Privacy;

/// <summary>Everything that is held on one customer, as the customer may have it (GDPR articles 15 and 20). Times are UTC.</summary>
/// <param name="Schema">Names this format and its version.</param>
/// <param name="ExportedAt">When it was put together.</param>
/// <param name="Customer">Who.</param>
/// <param name="Consents">Their consents, newest first, ended ones too.</param>
/// <param name="Refusals">When they said no, newest first.</param>
/// <param name="Setups">How their cards were taken, newest first.</param>
/// <param name="Charges">What was charged, newest first, with what was given back and disputed.</param>
/// <param name="Mails">What was sent to them, oldest first.</param>
/// <param name="SignedForms">The forms that they signed; the files lie beside this one.</param>
/// <param name="Ledger">What the portal wrote down about them, oldest first.</param>
internal sealed record CustomerFile(
    string Schema,
    DateTimeOffset ExportedAt,
    HeldCustomer Customer,
    ImmutableArray<HeldConsent> Consents,
    ImmutableArray<HeldRefusal> Refusals,
    ImmutableArray<HeldSetup> Setups,
    ImmutableArray<HeldCharge> Charges,
    ImmutableArray<MailDetailView> Mails,
    ImmutableArray<SignedFormView> SignedForms,
    ImmutableArray<HeldEntry> Ledger);

/// <summary>The customer's own record.</summary>
internal sealed record HeldCustomer(PortalCustomerId Id, CustomerId StripeId, string Name, string? Email, string? Phone, DateTimeOffset SeenAt);

/// <summary>One consent in full, and what became known about it later.</summary>
internal sealed record HeldConsent(ConsentView Record, EvidenceView? Evidence, ImmutableArray<HeldFact> Facts, HeldRemoval? PlannedCardRemoval, ImmutableArray<HeldLink> WithdrawalLinks);

/// <summary>Something that became known about a consent.</summary>
internal sealed record HeldFact(ConsentFactKind Kind, DateTimeOffset At);

/// <summary>The removal of a card at Stripe.</summary>
internal sealed record HeldRemoval(DateTimeOffset DueAt, DateTimeOffset? DoneAt, int Tries);

/// <summary>A link for withdrawing that was sent; its secret is not held.</summary>
internal sealed record HeldLink(DateTimeOffset MadeAt, DateTimeOffset? UsedAt);

/// <summary>That they were asked for a consent and said no.</summary>
internal sealed record HeldRefusal(CardSetupId Setup, OrderChannel Channel, ConsentRefusalReason Reason, int? TermsVersion, string Language, DateTimeOffset RefusedAt);

/// <summary>One taking of a card.</summary>
internal sealed record HeldSetup(
    CardSetupId Id, SetupTask Task, SetupState State, OrderChannel? Channel, string? OrderReference, Money? Amount, DateTimeOffset? AmountAgreedAt, SetupIntentId? SetupIntent, PaymentIntentId? PaymentIntent, int Attempts, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset ChangedAt);

/// <summary>One charge in full.</summary>
internal sealed record HeldCharge(ChargeView Record, ImmutableArray<RefundView> Refunds, ImmutableArray<DisputeView> Disputes);

/// <summary>One entry of the ledger; its payload is null once it was erased.</summary>
internal sealed record HeldEntry(
    long Sequence, string Kind, DateTimeOffset At, string ActorId, string ActorRole, CardSetupId? Setup, ConsentId? Consent, string Commitment, JsonElement? Payload);
