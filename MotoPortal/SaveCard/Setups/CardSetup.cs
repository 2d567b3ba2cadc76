using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Setups;

/// <summary>
/// One taking of one card: to save it, to charge it, or both. The page shows this row and nothing else, so every tab, node and restart
/// shows the same.
/// </summary>
internal sealed class CardSetup : IStoreRow
{
    private CardSetup()
    {
    }

    public CardSetupId Id { get; private set; }

    /// <summary>The task: what is to be done with the card.</summary>
    public SetupTask Task { get; private set; }

    public SetupState State { get; private set; }

    /// <summary>The concurrency token; increased by each change.</summary>
    public int Version { get; private set; }

    /// <summary>The customer; null before one was chosen.</summary>
    public PortalCustomerId? CustomerId { get; private set; }

    /// <summary>The id for a customer who is being created at Stripe; stored so that a retry creates the same one.</summary>
    public PortalCustomerId? NewCustomerId { get; private set; }

    /// <summary>The order channel; null before it was noted.</summary>
    public OrderChannel? Channel { get; private set; }

    [Personal]
    public string? OrderReference { get; private set; }

    /// <summary>The amount to charge now, in minor units; null before it was noted, or when nothing is charged.</summary>
    public long? AmountMinorUnits { get; private set; }

    /// <summary>The currency of that amount, three letters in lower case.</summary>
    public string? Currency { get; private set; }

    /// <summary>When the customer agreed to the amount, UTC; null before.</summary>
    public DateTimeOffset? AmountAgreedAt { get; private set; }

    /// <summary>The id of the person who read the amount out; null before.</summary>
    public string? AgreedById { get; private set; }

    /// <summary>The name of the person who read the amount out; null before.</summary>
    [Personal]
    public string? AgreedBy { get; private set; }

    /// <summary>That person's role; null before.</summary>
    public string? AgreedByRole { get; private set; }

    /// <summary>The house limits that a second person let the amount exceed, separated by spaces; null for none.</summary>
    public string? ApprovedClauses { get; private set; }

    /// <summary>The id of the second person who approved the amount; null when none was needed.</summary>
    public string? ApprovedById { get; private set; }

    /// <summary>The second person's name; null for none.</summary>
    [Personal]
    public string? ApprovedBy { get; private set; }

    /// <summary>When they approved it, UTC; null for none.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Why they approved it; null for none.</summary>
    [Personal]
    public string? ApprovalReason { get; private set; }

    /// <summary>The consent; null before it was recorded, or when the card is not saved.</summary>
    public ConsentId? ConsentId { get; private set; }

    /// <summary>The number of the printed form without its prefix <c>F-</c>; null when none was printed.</summary>
    public int? FormNumber { get; private set; }

    /// <summary>The version of the terms on that form; null when none was printed.</summary>
    public int? FormTermsVersion { get; private set; }

    /// <summary>The digest of the words on that form, lower-case hex; null when none was printed.</summary>
    [NotTyped]
    public string? FormScriptSha256 { get; private set; }

    /// <summary>When the clerk stopped the recording of the call, UTC; null before.</summary>
    public DateTimeOffset? RecordingStoppedAt { get; private set; }

    /// <summary>The SetupIntent; null before Stripe created it, and when an amount is charged.</summary>
    public SetupIntentId? SetupIntentId { get; private set; }

    /// <summary>The PaymentIntent; null before Stripe created it, and when nothing is charged.</summary>
    public PaymentIntentId? PaymentIntentId { get; private set; }

    /// <summary>The number of attempts so far.</summary>
    public int Attempt { get; private set; }

    /// <summary>The reader of the last attempt; null before the first.</summary>
    public ReaderId? ReaderId { get; private set; }

    /// <summary>That reader's label, as on its sticker; null before the first attempt.</summary>
    public string? ReaderLabel { get; private set; }

    /// <summary>When the last attempt was sent, UTC; null before the first.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the reader accepted it, UTC; null before.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When the portal cancels the attempt, UTC; null before the first.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>Why the reader is being stopped; null while it is not.</summary>
    public SetupProblem? CancelingFor { get; private set; }

    /// <summary>The last SetupAttempt or Charge of earlier attempts at Stripe; a newer one belongs to this attempt.</summary>
    public string? LastSeenAttempt { get; private set; }

    /// <summary>Why the last attempt failed; null when it succeeded or is active.</summary>
    public SetupProblem? Problem { get; private set; }

    /// <summary>Stripe's decline code of the last attempt; null for none.</summary>
    public string? DeclineCode { get; private set; }

    /// <summary>Who holds the reader or has taken it over, when that is the problem; null otherwise.</summary>
    [Personal]
    public string? HeldBy { get; private set; }

    /// <summary>The card that was saved after the setup was given up and is being removed; null for none.</summary>
    public PaymentMethodId? LateCard { get; private set; }

    /// <summary>When Stripe is polled next, UTC; null when nothing is awaited.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    /// <summary>The id of the clerk who started the setup.</summary>
    public string StartedById { get; private set; } = "";

    /// <summary>The name of the clerk who started the setup.</summary>
    [Personal]
    public string StartedBy { get; private set; } = "";

    /// <summary>
    /// The store: the clerk's at the start, then that of the reader; null when a person of all stores started it and no reader was chosen.
    /// </summary>
    public LocationId? StoreId { get; private set; }

    /// <summary>When the setup was started, UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When the row last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The amount to charge now; null before it was noted, or when nothing is charged.</summary>
    public Money? Amount => AmountMinorUnits is { } minor && Currency is { } currency ? new Money(minor, currency) : null;

    /// <summary>The intent at Stripe; null before Stripe created it.</summary>
    public CardIntentId? Intent =>
        SetupIntentId is { } setup ? new CardIntentId.ToSave(setup)
        : PaymentIntentId is { } payment ? new CardIntentId.ToPay(payment)
        : null;

    /// <summary>Whether a reader is active for the setup, or may be.</summary>
    public bool IsOnReader => State is SetupState.OnReader or SetupState.Settling;

    /// <summary>The step that the page shows.</summary>
    public SetupStep Step => State switch
    {
        SetupState.Draft => CustomerId is null ? SetupStep.Customer
            : Channel is null || (Task.TakesPayment() && AmountMinorUnits is null) ? SetupStep.Order
            : SetupStep.Consent,
        SetupState.Consented or SetupState.IntentReady => SetupStep.Reader,
        SetupState.OnReader or SetupState.Settling => SetupStep.Card,
        SetupState.Saved or SetupState.Paid or SetupState.PaidLate or SetupState.Abandoned or SetupState.Detaching or SetupState.Detached =>
            SetupStep.Done,
    };

    /// <summary>Creates a setup.</summary>
    public static CardSetup Start(SetupTask task, Actor actor, LocationId? store, DateTimeOffset now) => new()
    {
        Id = CardSetupId.Create(now),
        Task = task,
        State = SetupState.Draft,
        StartedById = actor.Id,
        StartedBy = actor.Name,
        StoreId = store,
        StartedAt = now,
        ChangedAt = now,
    };

    /// <summary>Applies a signal that the state allows.</summary>
    /// <exception cref="InvalidOperationException">The signal may not happen in this state.</exception>
    public void Apply(SetupSignal signal)
    {
        if (!TryApply(signal))
        {
            throw new InvalidOperationException($"{signal} may not happen to setup {Id} in state {State}.");
        }
    }

    /// <summary>Applies a signal.</summary>
    /// <returns>False when the signal may not happen in this state; nothing has changed then.</returns>
    public bool TryApply(SetupSignal signal)
    {
        if (SetupTransitions.Next(State, signal) is not { } next)
        {
            return false;
        }

        State = next;
        return true;
    }

    /// <summary>Sets the time of the change, before the row is saved.</summary>
    public void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }

    /// <summary>Chooses the id for a customer who is about to be created, once.</summary>
    public PortalCustomerId PlanCustomer(DateTimeOffset now) => NewCustomerId ??= PortalCustomerId.Create(now);

    /// <summary>The form that was printed for the customer; null for none.</summary>
    public PostalFormView? PostalForm => PostalFormView.Of(FormNumber, FormTermsVersion, FormScriptSha256);

    /// <summary>Records the form that is printed; printed again, it keeps its number.</summary>
    public void PrintForm(int number, int termsVersion, string scriptSha256) =>
        (FormNumber, FormTermsVersion, FormScriptSha256) = (FormNumber ?? number, termsVersion, scriptSha256);

    /// <summary>Sets the customer; null clears it while nothing is agreed.</summary>
    public void TakeCustomer(PortalCustomerId? customer)
    {
        CustomerId = customer;
        NewCustomerId = null;
        ForgetForm();
        ForgetAgreement();
        ForgetApproval();
    }

    /// <summary>Sets the order; nulls clear it, so that it is asked for again.</summary>
    public void NoteOrder(OrderChannel? channel, string? reference, Money? amount)
    {
        Channel = channel;
        OrderReference = reference;
        ForgetForm();
        (AmountMinorUnits, Currency) = (amount?.AmountMinorUnits, amount?.Currency);
        ForgetAgreement();
        ForgetApproval();
    }

    /// <summary>Records that the customer agreed to the amount, and who read it out.</summary>
    public void AgreeAmount(Actor actor, DateTimeOffset now) =>
        (AmountAgreedAt, AgreedById, AgreedBy, AgreedByRole) = (now, actor.Id, actor.Name, actor.Role);

    /// <summary>Records who let the amount exceed the house limits, and why.</summary>
    public void Approve(Actor second, string reason, string clauses, DateTimeOffset now) =>
        (ApprovedClauses, ApprovedById, ApprovedBy, ApprovedAt, ApprovalReason) = (clauses, second.Id, second.Name, now, reason);

    /// <summary>Drops the saving of the card: the payment alone is left, and has to be agreed anew.</summary>
    public void PayOnly()
    {
        Task = SetupTask.PayNow;
        ForgetAgreement();
    }

    /// <summary>Erases the order reference and free text, when the person is erased.</summary>
    public void ForgetOrder()
    {
        OrderReference = null;
        ApprovalReason = ApprovalReason is null ? null : "";
    }

    /// <summary>Sets the consent.</summary>
    public void TakeConsent(ConsentId consent) => ConsentId = consent;

    /// <summary>Records when the recording of the call was stopped.</summary>
    public void StopRecording(DateTimeOffset now) => RecordingStoppedAt ??= now;

    /// <summary>Sets Stripe's intent.</summary>
    public void TakeIntent(CardIntentId intent)
    {
        SetupIntentId = (intent as CardIntentId.ToSave)?.Id;
        PaymentIntentId = (intent as CardIntentId.ToPay)?.Id;
        Problem = null;
    }

    /// <summary>Starts an attempt on a reader, in whose store the setup is from then on.</summary>
    public void BeginAttempt(ReaderId reader, string label, LocationId? store, DateTimeOffset now, TimeSpan time)
    {
        Attempt++;
        StoreId = store ?? StoreId;
        ReaderId = reader;
        ReaderLabel = label;
        SentAt = now;
        EndsAt = now + time;
        AcceptedAt = null;
        CancelingFor = null;
        Problem = null;
        DeclineCode = null;
        HeldBy = null;
    }

    /// <summary>Records that the reader accepted the command.</summary>
    public void Accept(DateTimeOffset now) => AcceptedAt ??= now;

    /// <summary>Extends the attempt's time.</summary>
    public void GiveTime(DateTimeOffset until) => EndsAt = until;

    /// <summary>Sets why the reader is being stopped, and who has taken it over if it is not noted; null when it came too late.</summary>
    public void SetCancelReason(SetupProblem? why, string? takenOverBy = null) =>
        (CancelingFor, HeldBy) = (why, why is SetupProblem.ReaderTakenOver ? takenOverBy ?? HeldBy : null);

    /// <summary>Records why the attempt failed, and the last SetupAttempt or Charge at Stripe.</summary>
    public void EndAttempt(SetupProblem problem, string? declineCode, string? heldBy, string? latestTry)
    {
        Problem = problem;
        DeclineCode = declineCode;
        HeldBy = problem is SetupProblem.ReaderTakenOver ? HeldBy : heldBy;
        CancelingFor = null;
        LastSeenAttempt = latestTry ?? LastSeenAttempt;
    }

    /// <summary>Sets a problem that did not end an attempt.</summary>
    public void SetProblem(SetupProblem problem) => Problem = problem;

    /// <summary>Clears the problem after a success.</summary>
    public void Succeed()
    {
        Problem = null;
        DeclineCode = null;
        CancelingFor = null;
    }

    /// <summary>Sets the card that was saved too late; null once it was removed and only the payment stays.</summary>
    public void TakeLateCard(PaymentMethodId? card) => LateCard = card;

    /// <summary>Schedules the next poll; null for none.</summary>
    public void CheckAt(DateTimeOffset? at) => NextCheckAt = at;

    // A form of another customer or order finds nothing when it comes back.
    private void ForgetForm() => (FormNumber, FormTermsVersion, FormScriptSha256) = (null, null, null);

    private void ForgetAgreement() => (AmountAgreedAt, AgreedById, AgreedBy, AgreedByRole) = (null, null, null, null);

    private void ForgetApproval() =>
        (ApprovedClauses, ApprovedById, ApprovedBy, ApprovedAt, ApprovalReason) = (null, null, null, null, null);

    internal sealed class Table : IEntityTypeConfiguration<CardSetup>
    {
        public void Configure(EntityTypeBuilder<CardSetup> builder)
        {
            builder.ToTable("card_setups");
            builder.HasKey(setup => setup.Id);
            builder.Ignore(setup => setup.IsOnReader);
            builder.Ignore(setup => setup.Step);
            builder.Ignore(setup => setup.Amount);
            builder.Ignore(setup => setup.Intent);
            builder.Ignore(setup => setup.PostalForm);
            builder.Property(setup => setup.FormScriptSha256).HasMaxLength(64);
            builder.HasIndex(setup => setup.FormNumber).IsUnique();
            builder.Property(setup => setup.Task).HasConversion<string>().HasMaxLength(16);
            builder.Property(setup => setup.Currency).HasMaxLength(3);
            builder.Property(setup => setup.AgreedById).HasMaxLength(64);
            builder.Property(setup => setup.AgreedBy).HasMaxLength(120);
            builder.Property(setup => setup.AgreedByRole).HasMaxLength(32);
            builder.Property(setup => setup.ApprovedClauses).HasMaxLength(200);
            builder.Property(setup => setup.ApprovedById).HasMaxLength(64);
            builder.Property(setup => setup.ApprovedBy).HasMaxLength(120);
            builder.Property(setup => setup.ApprovalReason).HasMaxLength(NewCharge.ReasonLength);
            builder.Property(setup => setup.LastSeenAttempt).HasColumnName("KnownTry").HasMaxLength(255);
            builder.Property(setup => setup.Version).IsConcurrencyToken();
            builder.Property(setup => setup.State).HasConversion<string>().HasMaxLength(16);
            builder.Property(setup => setup.Channel).HasConversion<string>().HasMaxLength(16);
            builder.Property(setup => setup.Problem).HasConversion<string>().HasMaxLength(32);
            builder.Property(setup => setup.CancelingFor).HasConversion<string>().HasMaxLength(32);
            builder.Property(setup => setup.OrderReference).HasMaxLength(OrderForm.ReferenceLength);
            builder.Property(setup => setup.ReaderLabel).HasMaxLength(255);
            builder.Property(setup => setup.DeclineCode).HasMaxLength(80);
            builder.Property(setup => setup.HeldBy).HasMaxLength(120);
            builder.Property(setup => setup.StartedById).HasMaxLength(64);
            builder.Property(setup => setup.StartedBy).HasMaxLength(120);
            builder.HasIndex(setup => setup.SetupIntentId);
            builder.HasIndex(setup => setup.PaymentIntentId);
            builder.HasIndex(setup => setup.CustomerId);
            builder.HasIndex(setup => setup.StoreId);
            builder.HasIndex(setup => setup.NextCheckAt);
            builder.HasIndex(setup => new { setup.State, setup.NextCheckAt });
            builder.HasIndex(setup => new { setup.StartedById, setup.State });
        }
    }
}
