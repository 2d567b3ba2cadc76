using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Consents.Agreement;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>
/// One taking of one card, to save it, to charge it, or both. The page draws this row and nothing else, so any tab, node or restart shows
/// the same.
/// </summary>
internal sealed class CardSetup
{
    private CardSetup()
    {
    }

    /// <summary>The setup's id.</summary>
    public CardSetupId Id { get; private set; }

    /// <summary>What is to happen with the card.</summary>
    public SetupTask Task { get; private set; }

    /// <summary>What is true about the card.</summary>
    public SetupState State { get; private set; }

    /// <summary>Grows with each change; two writers cannot both have read the same version.</summary>
    public int Version { get; private set; }

    /// <summary>The customer; null before one was chosen.</summary>
    public PortalCustomerId? CustomerId { get; private set; }

    /// <summary>The id that a customer gets who is being made at Stripe; kept so that a second try makes the same one.</summary>
    public PortalCustomerId? NewCustomerId { get; private set; }

    /// <summary>How the order came; null before it was noted.</summary>
    public OrderChannel? Channel { get; private set; }

    /// <summary>The order's reference.</summary>
    public string? OrderReference { get; private set; }

    /// <summary>The amount that is charged now, in minor units; null before it was noted, or where nothing is charged.</summary>
    public long? AmountMinorUnits { get; private set; }

    /// <summary>The currency of that amount, three letters in lower case.</summary>
    public string? Currency { get; private set; }

    /// <summary>When the customer said yes to that amount, UTC; null before.</summary>
    public DateTimeOffset? AmountAgreedAt { get; private set; }

    /// <summary>The id of who read the amount out.</summary>
    public string? AgreedById { get; private set; }

    /// <summary>The name of who read the amount out.</summary>
    public string? AgreedBy { get; private set; }

    /// <summary>The role in which they did.</summary>
    public string? AgreedByRole { get; private set; }

    /// <summary>The consent; null before it was recorded, or where no card is kept.</summary>
    public ConsentId? ConsentId { get; private set; }

    /// <summary>When the clerk stopped the recording of the call, UTC; null before.</summary>
    public DateTimeOffset? RecordingStoppedAt { get; private set; }

    /// <summary>The SetupIntent; null before Stripe made it, and where an amount is charged.</summary>
    public SetupIntentId? SetupIntentId { get; private set; }

    /// <summary>The PaymentIntent; null before Stripe made it, and where nothing is charged.</summary>
    public PaymentIntentId? PaymentIntentId { get; private set; }

    /// <summary>How often a person has started a reader for it.</summary>
    public int Attempt { get; private set; }

    /// <summary>The reader of the last attempt.</summary>
    public ReaderId? ReaderId { get; private set; }

    /// <summary>The name on that reader's sticker.</summary>
    public string? ReaderLabel { get; private set; }

    /// <summary>When the last attempt was sent, UTC.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the reader was known to have taken it, UTC.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When the portal cancels by itself, UTC.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>Why the reader is to be stopped; null while it is not.</summary>
    public SetupProblem? CancelingFor { get; private set; }

    /// <summary>The last SetupAttempt or Charge that an earlier attempt left at Stripe; a newer one belongs to this attempt.</summary>
    public string? LastSeenAttempt { get; private set; }

    /// <summary>Why the last attempt saved no card; null when it did or is at work.</summary>
    public SetupProblem? Problem { get; private set; }

    /// <summary>Stripe's decline code of the last attempt.</summary>
    public string? DeclineCode { get; private set; }

    /// <summary>Who holds the reader, when that is the problem.</summary>
    public string? HeldBy { get; private set; }

    /// <summary>The card that was saved after the setup was given up; it is being removed.</summary>
    public PaymentMethodId? LateCard { get; private set; }

    /// <summary>When Stripe is asked next, UTC; null while nothing is awaited.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    /// <summary>The id of the clerk.</summary>
    public string StartedById { get; private set; } = "";

    /// <summary>The clerk's name.</summary>
    public string StartedBy { get; private set; } = "";

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The amount that is charged now; null before it was noted, or where nothing is charged.</summary>
    public Money? Amount => AmountMinorUnits is { } minor && Currency is { } currency ? new Money(minor, currency) : null;

    /// <summary>Stripe's object behind the setup; null before Stripe made it.</summary>
    public CardIntentId? Intent =>
        SetupIntentId is { } setup ? new CardIntentId.ToSave(setup)
        : PaymentIntentId is { } payment ? new CardIntentId.ToPay(payment)
        : null;

    /// <summary>Whether a reader is at work on it, or may be.</summary>
    public bool IsOnReader => State is SetupState.OnReader or SetupState.Settling;

    /// <summary>The step that the page shows.</summary>
    public SetupStep Step => State switch
    {
        SetupState.Draft => CustomerId is null ? SetupStep.Customer : Channel is null ? SetupStep.Order : SetupStep.Consent,
        SetupState.Consented or SetupState.IntentReady => SetupStep.Reader,
        SetupState.OnReader or SetupState.Settling => SetupStep.Card,
        SetupState.Saved or SetupState.Paid or SetupState.PaidLate or SetupState.Abandoned or SetupState.Detaching or SetupState.Detached =>
            SetupStep.Done,
    };

    /// <summary>A setup that begins.</summary>
    public static CardSetup Start(SetupTask task, Actor actor, DateTimeOffset now) => new()
    {
        Id = CardSetupId.Create(now),
        Task = task,
        State = SetupState.Draft,
        StartedById = actor.Id,
        StartedBy = actor.Name,
        StartedAt = now,
        ChangedAt = now,
    };

    /// <summary>Moves on a signal that the state is known to allow.</summary>
    /// <exception cref="InvalidOperationException">The signal may not happen in this state.</exception>
    public void Apply(SetupSignal signal)
    {
        if (!TryApply(signal))
        {
            throw new InvalidOperationException($"{signal} may not happen to setup {Id} in state {State}.");
        }
    }

    /// <summary>Moves on a signal.</summary>
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

    /// <summary>Notes that the row is about to be saved.</summary>
    public void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }

    /// <summary>Keeps the id that a new customer will get.</summary>
    public PortalCustomerId PlanCustomer(DateTimeOffset now) => NewCustomerId ??= PortalCustomerId.Create(now);

    /// <summary>Takes a customer, or lets go of one while nothing was agreed.</summary>
    public void TakeCustomer(PortalCustomerId? customer)
    {
        CustomerId = customer;
        NewCustomerId = null;
        ForgetAgreement();
    }

    /// <summary>Notes how the order came and what is charged for it, or that it is to be asked again.</summary>
    public void NoteOrder(OrderChannel? channel, string? reference, Money? amount)
    {
        Channel = channel;
        OrderReference = reference;
        (AmountMinorUnits, Currency) = (amount?.AmountMinorUnits, amount?.Currency);
        ForgetAgreement();
    }

    /// <summary>Notes that the customer said yes to the amount, and to whom.</summary>
    public void AgreeAmount(Actor actor, DateTimeOffset now) =>
        (AmountAgreedAt, AgreedById, AgreedBy, AgreedByRole) = (now, actor.Id, actor.Name, actor.Role);

    /// <summary>The card is not to be kept after all: the payment alone is left, and is agreed to anew.</summary>
    public void PayOnly()
    {
        Task = SetupTask.PayNow;
        ForgetAgreement();
    }

    /// <summary>Forgets which order it was, when the person is erased.</summary>
    public void ForgetOrder() => OrderReference = null;

    /// <summary>Binds the consent.</summary>
    public void TakeConsent(ConsentId consent) => ConsentId = consent;

    /// <summary>Notes that the recording of the call has stopped.</summary>
    public void StopRecording(DateTimeOffset now) => RecordingStoppedAt ??= now;

    /// <summary>Binds Stripe's object.</summary>
    public void TakeIntent(CardIntentId intent)
    {
        SetupIntentId = (intent as CardIntentId.ToSave)?.Id;
        PaymentIntentId = (intent as CardIntentId.ToPay)?.Id;
        Problem = null;
    }

    /// <summary>Begins an attempt on a reader.</summary>
    public void BeginAttempt(ReaderId reader, string label, DateTimeOffset now, TimeSpan time)
    {
        Attempt++;
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

    /// <summary>Notes that the reader has the command.</summary>
    public void Accept(DateTimeOffset now) => AcceptedAt ??= now;

    /// <summary>Gives the customer more time.</summary>
    public void GiveTime(DateTimeOffset until) => EndsAt = until;

    /// <summary>Notes that the reader is to be stopped, and why; null when that came too late.</summary>
    public void SetCancelReason(SetupProblem? why) => CancelingFor = why;

    /// <summary>Notes why the attempt came to nothing, and the last SetupAttempt or Charge that Stripe knows.</summary>
    public void EndAttempt(SetupProblem problem, string? declineCode, string? heldBy, string? latestTry)
    {
        Problem = problem;
        DeclineCode = declineCode;
        HeldBy = heldBy;
        CancelingFor = null;
        LastSeenAttempt = latestTry ?? LastSeenAttempt;
    }

    /// <summary>Notes a problem that ended no attempt.</summary>
    public void SetProblem(SetupProblem problem) => Problem = problem;

    /// <summary>Notes that the card is there and nothing is wrong any more.</summary>
    public void Succeed()
    {
        Problem = null;
        DeclineCode = null;
        CancelingFor = null;
    }

    /// <summary>Notes the card that came too late; null once it is gone from a setup whose payment stays.</summary>
    public void TakeLateCard(PaymentMethodId? card) => LateCard = card;

    /// <summary>Says when Stripe is asked next; null when nothing is awaited.</summary>
    public void CheckAt(DateTimeOffset? at) => NextCheckAt = at;

    private void ForgetAgreement() => (AmountAgreedAt, AgreedById, AgreedBy, AgreedByRole) = (null, null, null, null);

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
            builder.Property(setup => setup.Task).HasConversion<string>().HasMaxLength(16);
            builder.Property(setup => setup.Currency).HasMaxLength(3);
            builder.Property(setup => setup.AgreedById).HasMaxLength(64);
            builder.Property(setup => setup.AgreedBy).HasMaxLength(120);
            builder.Property(setup => setup.AgreedByRole).HasMaxLength(32);
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
            builder.HasIndex(setup => setup.NextCheckAt);
            builder.HasIndex(setup => new { setup.State, setup.NextCheckAt });
            builder.HasIndex(setup => new { setup.StartedById, setup.State });
        }
    }
}
