using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Charges.Records;

/// <summary>
/// A charge, with one PaymentIntent at Stripe for its whole life. Changed by <see cref="ChargeWorkflow"/> only, refunded amounts by the
/// refunds.
/// </summary>
internal sealed class Charge : IStoreRow, IFoldedRow
{
    // The facts of the sentence with up to 120 characters of the merchant's words, each of which JSON may write as six.
    private const int RecapLength = 1200;

    private Charge()
    {
    }

    /// <summary>The charge's id, which is also the prefix of its idempotency keys.</summary>
    public ChargeId Id { get; private set; }

    /// <summary>The number without its prefix <c>P-</c>.</summary>
    public int Number { get; private set; }

    public PortalCustomerId CustomerId { get; private set; }

    /// <summary>The consent that covers it; null for a payment on a reader without a saved card.</summary>
    public ConsentId? ConsentId { get; private set; }

    /// <summary>The setup in which a reader took it; null for a charge of a saved card.</summary>
    public CardSetupId? SetupId { get; private set; }

    /// <summary>The card at Stripe; null when Stripe does not name it.</summary>
    public PaymentMethodId? PaymentMethodId { get; private set; }

    /// <summary>Stripe's brand name of the card; null when Stripe does not name it.</summary>
    public string? CardBrand { get; private set; }

    /// <summary>The card's last four digits; null when Stripe does not name them.</summary>
    [Personal]
    public string? CardLast4 { get; private set; }

    /// <summary>How the charge was initiated.</summary>
    public ChargeInitiation Initiation { get; private set; }

    /// <summary>Who initiated it.</summary>
    public ChargeOrigin Origin { get; private set; }

    /// <summary>The due day in the schedule; null without a schedule.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The amount in minor units.</summary>
    public long AmountMinorUnits { get; private set; }

    /// <summary>The currency, three letters in lower case.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>The order's reference.</summary>
    [Personal]
    public string Reference { get; private set; } = "";

    /// <inheritdoc/>
    public int FoldVersion { get; private set; }

    /// <summary>The order's reference, folded for search.</summary>
    [Personal]
    public string ReferenceSearch { get; private set; } = "";

    /// <summary>Why it is charged in this way, as entered by the person who asked for it.</summary>
    [Personal]
    public string Reason { get; private set; } = "";

    /// <summary>The sentence that the person confirmed before it was sent, in their language.</summary>
    [Personal]
    public string Recap { get; private set; } = "";

    public ChargeState State { get; private set; }

    /// <summary>
    /// Why the bank was not asked, as far as it was known; null when it was. Kept when the charge is found at Stripe later.
    /// </summary>
    public ChargeProblem? Problem { get; private set; }

    /// <summary>The bank's decline code; null when it did not decline.</summary>
    public string? DeclineCode { get; private set; }

    /// <summary>Stripe's advice code for the decline; null for none.</summary>
    public string? AdviceCode { get; private set; }

    /// <summary>The network's decline code; null for none.</summary>
    public string? NetworkDeclineCode { get; private set; }

    /// <summary>The PaymentIntent; null until Stripe has answered.</summary>
    public PaymentIntentId? PaymentIntentId { get; private set; }

    /// <summary>Stripe's Charge of the PaymentIntent; null until there is one.</summary>
    public StripeChargeId? StripeChargeId { get; private set; }

    /// <summary>Whether Stripe counts it as mail or telephone order; null when Stripe does not say.</summary>
    public bool? CountedAsMoto { get; private set; }

    /// <summary>The refunded amount, in minor units.</summary>
    public long AmountRefundedMinorUnits { get; private set; }

    /// <summary>The id of the person who asked for it.</summary>
    public string RequestedById { get; private set; } = "";

    /// <summary>The name of the person who asked for it.</summary>
    [Personal]
    public string RequestedBy { get; private set; } = "";

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>The store in which it was made: that of the reader, or of the person who asked for it; null for none.</summary>
    public LocationId? StoreId { get; private set; }

    /// <summary>
    /// The clauses that a second person has to override or has overridden, separated by spaces; empty for none. Kept permanently.
    /// </summary>
    public string OverriddenClauses { get; private set; } = "";

    /// <summary>The id of the second person; null when none was needed.</summary>
    public string? ApprovedById { get; private set; }

    /// <summary>The second person's name; null for none.</summary>
    [Personal]
    public string? ApprovedBy { get; private set; }

    /// <summary>When the second person approved it, UTC; null for none.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Why the second person approved it; null for none.</summary>
    [Personal]
    public string? ApprovalReason { get; private set; }

    /// <summary>When it was last sent to Stripe, UTC; null before.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When its result became known, UTC; null before.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>When Stripe is polled next, UTC; null for never.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    /// <summary>The concurrency token; increased by each change.</summary>
    public int Version { get; private set; }

    public Money Amount => new(AmountMinorUnits, Currency);

    public Money AmountRefunded => new(AmountRefundedMinorUnits, Currency);

    /// <summary>Creates a charge of a saved card.</summary>
    public static Charge Request(
        int number,
        NewCharge asked,
        ChargeId id,
        PortalCustomerId customer,
        SealedCardView card,
        string recap,
        string clauses,
        Actor actor,
        DateTimeOffset now)
    {
        var charge = New(id, number, customer, asked.Amount, asked.Reference, asked.Store, actor, now);
        charge.ConsentId = asked.Consent;
        charge.PaymentMethodId = card.PaymentMethod;
        charge.CardBrand = card.Brand;
        charge.CardLast4 = card.Last4;
        charge.Initiation = asked.Initiation;
        charge.Origin = asked.Origin;
        charge.DueOn = asked.DueOn;
        charge.Reason = asked.Reason.Trim();
        charge.Recap = recap;
        charge.OverriddenClauses = clauses;
        charge.State = clauses.Length > 0 ? ChargeState.AwaitingApproval : ChargeState.Sending;
        return charge;
    }

    /// <summary>Creates the charge of a payment that a reader has taken; a late one was requested when it was agreed to.</summary>
    public static Charge TakenOnReader(int number, ReaderPayment payment, Actor actor, DateTimeOffset now)
    {
        var charge = New(
            ChargeId.Create(now), number, payment.Customer, payment.Amount, payment.Reference, payment.Store, actor,
            payment.LateSince ?? now);
        charge.SetupId = payment.Setup;
        charge.ConsentId = payment.Consent;
        charge.Initiation = ChargeInitiation.OnReader;
        charge.Origin = ChargeOrigin.Clerk;
        charge.State = ChargeState.Sending;
        charge.SentAt = now;
        charge.TakeIntent(payment.Intent);
        if (payment.Approval is { } approval)
        {
            charge.OverriddenClauses = approval.Clauses;
            (charge.ApprovedById, charge.ApprovedBy) = (approval.Id, approval.Name);
            (charge.ApprovalReason, charge.ApprovedAt) = (approval.Reason, approval.At);
        }

        charge.Apply(ChargeSignal.WasCharged, now);
        return charge;
    }

    /// <summary>Creates the charge of a payment that was found at Stripe, in the name of the portal.</summary>
    public static Charge TakenOver(FoundPayment found, Actor actor)
    {
        var made = found.Intent.CreatedAt;
        var charge = New(found.Id, found.Number, found.Customer, found.Intent.Amount, reference: "", store: null, actor, made);
        charge.ConsentId = found.Consent;
        (charge.Initiation, charge.Origin, charge.DueOn) = (found.Initiation, found.Origin, found.DueOn);
        (charge.State, charge.SentAt) = (ChargeState.Sending, made);
        charge.TakeIntent(found.Intent);
        return charge;
    }

    /// <summary>
    /// Creates the charge of a further payment that Stripe made of a charge. It was requested once: both have that time.
    /// </summary>
    public static Charge Repeated(int number, Charge first, StripePaymentIntent intent, DateTimeOffset now)
    {
        var charge = New(
            ChargeId.Create(now), number, first.CustomerId, intent.Amount, first.Reference, first.StoreId, Actor.Portal, first.RequestedAt);
        (charge.ConsentId, charge.Initiation, charge.DueOn) = (first.ConsentId, first.Initiation, first.DueOn);
        (charge.Origin, charge.State, charge.SentAt) = (ChargeOrigin.Repeated, ChargeState.Sending, intent.CreatedAt);
        charge.TakeIntent(intent);
        return charge;
    }

    /// <summary>Applies a signal that the state allows.</summary>
    /// <exception cref="InvalidOperationException">The signal may not happen in this state.</exception>
    public void Apply(ChargeSignal signal, DateTimeOffset now)
    {
        if (!TryApply(signal, now))
        {
            throw new InvalidOperationException($"{signal} may not happen to charge {Id} in state {State}.");
        }
    }

    /// <summary>Applies a signal; false when it may not happen in this state.</summary>
    public bool TryApply(ChargeSignal signal, DateTimeOffset now)
    {
        if (ChargeTransitions.Next(State, signal) is not { } next)
        {
            return false;
        }

        if (next != State && next.IsAtRest())
        {
            SettledAt = now;
        }

        State = next;
        return true;
    }

    /// <summary>Records that it is being sent.</summary>
    public void Send(DateTimeOffset now) => SentAt = now;

    /// <summary>Records who approved it and why.</summary>
    public void Approve(Actor second, string reason, DateTimeOffset now) =>
        (ApprovedById, ApprovedBy, ApprovalReason, ApprovedAt) = (second.Id, second.Name, reason, now);

    /// <summary>Schedules the next poll; null for none.</summary>
    public void CheckAt(DateTimeOffset? at) => NextCheckAt = at;

    /// <summary>Records why the bank was not asked.</summary>
    public void SetProblem(ChargeProblem problem) => Problem = problem;

    /// <summary>Takes over the data of the PaymentIntent.</summary>
    public void TakeIntent(StripePaymentIntent intent)
    {
        PaymentIntentId = intent.Id;
        StripeChargeId = intent.LatestCharge ?? StripeChargeId;
        CountedAsMoto = intent.CountedAsMoto ?? CountedAsMoto;
        AmountRefundedMinorUnits = Math.Max(AmountRefundedMinorUnits, intent.AmountRefundedMinorUnits);
        (DeclineCode, AdviceCode, NetworkDeclineCode) =
            (intent.LastFailure?.MostTelling, intent.LastFailure?.AdviceCode, intent.LastFailure?.NetworkDeclineCode);
        if (intent.Card is { } card)
        {
            (PaymentMethodId, CardBrand, CardLast4) = (card.Id, card.Brand, card.Last4);
        }
    }

    /// <summary>Takes over the details of the bank's decline.</summary>
    public void TakeDecline(PaymentIntentId? intent, StripeFailure failure)
    {
        PaymentIntentId = intent ?? PaymentIntentId;
        (DeclineCode, AdviceCode, NetworkDeclineCode) = (failure.MostTelling, failure.AdviceCode, failure.NetworkDeclineCode);
    }

    /// <summary>Sets the total refunded amount.</summary>
    public void Refunded(long minorUnits) => AmountRefundedMinorUnits = minorUnits;

    /// <summary>
    /// Whether a later payment is for the same due day or of the same request, or was made in place of this one while that
    /// was considered lost, or given up on a reader.
    /// </summary>
    public bool IsPaidAgainBy(Charge later) => DueOn is { } due
        ? later.ConsentId == ConsentId && later.DueOn == due
            && (later.RequestedAt > RequestedAt || (later.RequestedAt == RequestedAt && later.Number > Number))
        : later.DueOn is null && later.Amount == Amount && string.Equals(later.ReferenceSearch, ReferenceSearch, StringComparison.Ordinal)
        && (later.Origin is ChargeOrigin.Repeated
            ? later.ConsentId == ConsentId && later.RequestedAt == RequestedAt && later.Number > Number
            : later.RequestedAt > RequestedAt && later.RequestedAt < SettledAt
                && (Problem is not null ? later.ConsentId == ConsentId || later.Initiation is ChargeInitiation.OnReader
                    : Initiation is ChargeInitiation.OnReader));

    /// <summary>Erases free text; what accounting needs stays: amount, day, numbers.</summary>
    public void ForgetFreeText()
    {
        (Reference, ReferenceSearch, Reason, Recap) = ("", "", "", "");
        ApprovalReason = ApprovalReason is null ? null : "";
    }

    /// <inheritdoc/>
    public void FoldAgain() => (ReferenceSearch, FoldVersion) = (SearchText.Column(Reference), SearchText.Version);

    /// <summary>Increases the version.</summary>
    public void Touch() => Version++;

    private static Charge New(
        ChargeId id,
        int number,
        PortalCustomerId customer,
        Money amount,
        string reference,
        LocationId? store,
        Actor actor,
        DateTimeOffset now) => new()
        {
            Id = id,
            Number = number,
            CustomerId = customer,
            AmountMinorUnits = amount.AmountMinorUnits,
            Currency = amount.Currency,
            Reference = reference.Trim(),
            ReferenceSearch = SearchText.Column(reference.Trim()),
            FoldVersion = SearchText.Version,
            StoreId = store,
            RequestedById = actor.Id,
            RequestedBy = actor.Name,
            RequestedAt = now,
        };

    internal sealed class Table : IEntityTypeConfiguration<Charge>
    {
        public void Configure(EntityTypeBuilder<Charge> builder)
        {
            builder.ToTable("charges");
            builder.HasKey(charge => charge.Id);
            builder.HasIndex(charge => charge.Number).IsUnique();
            builder.HasIndex(charge => new { charge.CustomerId, charge.StoreId });
            builder.HasIndex(charge => new { charge.CustomerId, charge.State });
            builder.HasIndex(charge => charge.ConsentId);
            builder.HasIndex(charge => charge.PaymentIntentId).IsUnique();
            builder.HasIndex(charge => charge.SetupId);
            builder.HasIndex(charge => new { charge.RequestedAt, charge.Number });
            builder.HasIndex(charge => new { charge.AmountMinorUnits, charge.Number });
            builder.HasIndex(charge => new { charge.RequestedBy, charge.Number });
            builder.HasIndex(charge => new { charge.StoreId, charge.RequestedAt });
            builder.HasIndex(charge => new { charge.State, charge.RequestedAt });
            builder.HasIndex(charge => charge.NextCheckAt);
            builder.HasIndex(charge => new { charge.RequestedById, charge.RequestedAt });
            builder.Property(charge => charge.CardBrand).HasMaxLength(32);
            builder.Property(charge => charge.CardLast4).HasMaxLength(4);
            builder.Property(charge => charge.Currency).HasMaxLength(3);
            builder.Property(charge => charge.Reference).HasMaxLength(NewCharge.ReferenceLength);
            builder.Property(charge => charge.ReferenceSearch).HasMaxLength(NewCharge.ReferenceLength * 2);
            builder.Property(charge => charge.Reason).HasMaxLength(NewCharge.ReasonLength);
            builder.Property(charge => charge.Recap).HasMaxLength(RecapLength);
            builder.Property(charge => charge.DeclineCode).HasMaxLength(64);
            builder.Property(charge => charge.AdviceCode).HasMaxLength(64);
            builder.Property(charge => charge.NetworkDeclineCode).HasMaxLength(16);
            builder.Property(charge => charge.RequestedById).HasMaxLength(64);
            builder.Property(charge => charge.RequestedBy).HasMaxLength(120);
            builder.Property(charge => charge.OverriddenClauses).HasMaxLength(200);
            builder.Property(charge => charge.ApprovedById).HasMaxLength(64);
            builder.Property(charge => charge.ApprovedBy).HasMaxLength(120);
            builder.Property(charge => charge.ApprovalReason).HasMaxLength(NewCharge.ReasonLength);
            builder.Property(charge => charge.Initiation).HasConversion<string>().HasMaxLength(16);
            builder.Property(charge => charge.Origin).HasConversion<string>().HasMaxLength(16);
            builder.Property(charge => charge.State).HasConversion<string>().HasMaxLength(24);
            builder.Property(charge => charge.Problem).HasConversion<string>().HasMaxLength(24);
            builder.Property(charge => charge.Version).IsConcurrencyToken();
            builder.Ignore(charge => charge.Amount);
            builder.Ignore(charge => charge.AmountRefunded);
        }
    }
}
