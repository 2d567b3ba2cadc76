using System.Collections.Immutable;
using MotoPortal.Consents;
using MotoPortal.Customers;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard;

/// <summary>The steps of the page, in their order.</summary>
public enum SetupStep
{
    /// <summary>Who the customer is.</summary>
    Customer,

    /// <summary>How the order came.</summary>
    Order,

    /// <summary>What the customer agrees to.</summary>
    Consent,

    /// <summary>Which reader takes the card.</summary>
    Reader,

    /// <summary>The reader is at work.</summary>
    Card,

    /// <summary>It is over, well or not.</summary>
    Done,
}

/// <summary>Why the last attempt took no card.</summary>
public enum SetupProblem
{
    /// <summary>The bank declined the card; the decline code says more.</summary>
    Declined,

    /// <summary>Somebody pressed cancel on the reader.</summary>
    CanceledOnReader,

    /// <summary>The clerk canceled from the portal.</summary>
    CanceledHere,

    /// <summary>Nothing happened on the reader within the time allowed.</summary>
    TimedOut,

    /// <summary>The reader is busy with something else.</summary>
    ReaderBusy,

    /// <summary>Another setup of the portal holds the reader.</summary>
    ReaderHeld,

    /// <summary>The reader was never inspected, or too long ago (PCI DSS 9.5.1.2).</summary>
    ReaderNotInspected,

    /// <summary>Whoever inspected the reader last found it suspicious.</summary>
    ReaderSuspicious,

    /// <summary>The reader is not connected.</summary>
    ReaderOffline,

    /// <summary>The command never reached the reader.</summary>
    ReaderNotReached,

    /// <summary>The reader lost its connection; Stripe says that no card was saved.</summary>
    ConnectionLost,

    /// <summary>The reader failed and gave another reason, or none.</summary>
    ReaderFailed,

    /// <summary>The Stripe account may not key in cards; Stripe's support must enable it, then readers must reconnect.</summary>
    MotoNotEnabled,

    /// <summary>Stripe refused the portal's key, or the key may not do this.</summary>
    KeyRefused,

    /// <summary>Stripe asks for fewer requests.</summary>
    RateLimited,

    /// <summary>The SetupIntent can no longer take a card.</summary>
    IntentUnusable,

    /// <summary>Stripe refused for a reason that the portal does not know.</summary>
    Refused,

    /// <summary>Stripe could not be reached, so nothing was asked of it.</summary>
    StripeNotReachable,
}

/// <summary>One attempt on a reader, as far as anything is known of it.</summary>
/// <param name="Number">Which attempt of this setup, from 1.</param>
/// <param name="Reader">The reader.</param>
/// <param name="ReaderLabel">The name on its sticker.</param>
/// <param name="SentAt">When the command went out, UTC.</param>
/// <param name="AcceptedAt">When the reader was known to have taken it, UTC; null until then.</param>
/// <param name="EndsAt">When the portal cancels by itself unless more time is given, UTC.</param>
/// <param name="IsCanceling">Whether a cancel was asked for and is not settled.</param>
public sealed record AttemptView(int Number, ReaderId Reader, string ReaderLabel, DateTimeOffset SentAt, DateTimeOffset? AcceptedAt, DateTimeOffset EndsAt, bool IsCanceling);

/// <summary>Why the last attempt did not save a card.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="DeclineCode">Stripe's decline code, when the bank declined; may be null even then.</param>
/// <param name="HeldBy">Who holds the reader, when that is the problem.</param>
public sealed record ProblemView(SetupProblem Kind, string? DeclineCode, string? HeldBy);

/// <summary>The card that was saved.</summary>
/// <param name="PaymentMethod">Stripe's id.</param>
/// <param name="Brand">Stripe's brand name, such as <c>visa</c>.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="ExpMonth">The month of expiry, 1 to 12.</param>
/// <param name="ExpYear">The year of expiry, four digits.</param>
/// <param name="CountedAsMoto">Whether Stripe says that it was taken by mail or telephone; null when Stripe does not say.</param>
public sealed record SavedCardView(PaymentMethodId PaymentMethod, string Brand, string Last4, int ExpMonth, int ExpYear, bool? CountedAsMoto);

/// <summary>The payment that was taken.</summary>
/// <param name="Id">The charge's id.</param>
/// <param name="Number">The number that customers are told: <c>P-1001</c>.</param>
/// <param name="Amount">What was charged.</param>
/// <param name="Brand">Stripe's brand name of the card; null when Stripe does not tell.</param>
/// <param name="Last4">The last four digits; null when Stripe does not tell.</param>
/// <param name="CountedAsMoto">Whether Stripe says that it was taken by mail or telephone; null when Stripe does not say.</param>
public sealed record PaymentView(ChargeId Id, string Number, Money Amount, string? Brand, string? Last4, bool? CountedAsMoto);

/// <summary>A payment that was taken after its setup had been given up, and waits to be refunded.</summary>
/// <param name="Id">The charge's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Amount">What was charged.</param>
/// <param name="CustomerName">The customer's name; null when none is known.</param>
public sealed record LatePaymentView(ChargeId Id, string Number, Money Amount, string? CustomerName);

/// <summary>The consent behind a setup.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number that customers are told: <c>C-1043</c>.</param>
/// <param name="TermsVersion">The version of the terms that was read.</param>
/// <param name="Language">The language in which it was read.</param>
/// <param name="Scope">What was agreed.</param>
/// <param name="AllowsRedisplay">Whether the card may be shown to the customer again.</param>
/// <param name="GivenAt">When, UTC.</param>
public sealed record ConsentSummaryView(ConsentId Id, string Number, int TermsVersion, string Language, ConsentScope Scope, bool AllowsRedisplay, DateTimeOffset GivenAt);

/// <summary>All that a page needs to draw a setup; the row, and nothing but the row.</summary>
/// <param name="Id">The setup's id.</param>
/// <param name="State">What is true.</param>
/// <param name="Step">The step that the page shows.</param>
/// <param name="Customer">The customer; null before the first step is done.</param>
/// <param name="Channel">How the order came; null before the second step is done.</param>
/// <param name="OrderReference">The order's reference.</param>
/// <param name="Consent">The consent; null before the third step is done.</param>
/// <param name="Attempt">The attempt at work or the last one; null before the first.</param>
/// <param name="Problem">Why the last attempt failed; null when it did not.</param>
/// <param name="Card">The saved card; null until there is one.</param>
/// <param name="IsPreparing">Whether Stripe is still making the SetupIntent.</param>
/// <param name="StartedBy">The clerk's name.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="ChangedAt">When the row last changed, UTC.</param>
/// <param name="Refusal">Why the customer's consent was not recorded; null when it was, or nothing is decided.</param>
/// <param name="RecordingStoppedAt">When the clerk stopped the recording of the call, UTC; null before.</param>
/// <param name="Task">What is to happen with the card.</param>
/// <param name="Amount">What is charged now; null before it was noted, or where nothing is charged.</param>
/// <param name="AmountAgreedAt">When the customer said yes to the amount, UTC; null before.</param>
/// <param name="Payment">The payment; null until it was taken.</param>
public sealed record SetupView(
    CardSetupId Id,
    SetupState State,
    SetupStep Step,
    CustomerView? Customer,
    OrderChannel? Channel,
    string? OrderReference,
    ConsentSummaryView? Consent,
    AttemptView? Attempt,
    ProblemView? Problem,
    SavedCardView? Card,
    bool IsPreparing,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset ChangedAt,
    ConsentRefusalReason? Refusal = null,
    DateTimeOffset? RecordingStoppedAt = null,
    SetupTask Task = SetupTask.SaveCard,
    Money? Amount = null,
    DateTimeOffset? AmountAgreedAt = null,
    PaymentView? Payment = null);

/// <summary>One line of a setup's timeline.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">The ledger's kind of entry, such as <c>setup.sent_to_reader</c>.</param>
/// <param name="ActorName">Who; null once erased.</param>
/// <param name="Detail">A short fact to add, such as a reader's label or a decline code; may be null.</param>
public sealed record TimelineEntryView(DateTimeOffset At, string Kind, string? ActorName, string? Detail);

/// <summary>A setup in a list.</summary>
/// <param name="Id">The setup's id.</param>
/// <param name="State">What is true.</param>
/// <param name="CustomerName">The customer's name; null before one was chosen.</param>
/// <param name="OrderReference">The order's reference.</param>
/// <param name="StartedBy">The clerk's name.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="Timeline">What happened, oldest first; empty where it was not asked for.</param>
/// <param name="Task">What is to happen with the card.</param>
/// <param name="Amount">What is charged now; null where nothing is.</param>
public sealed record SetupListView(
    CardSetupId Id,
    SetupState State,
    string? CustomerName,
    string? OrderReference,
    string StartedBy,
    DateTimeOffset StartedAt,
    ImmutableArray<TimelineEntryView> Timeline,
    SetupTask Task = SetupTask.SaveCard,
    Money? Amount = null);
