using MotoPortal.Consents.Agreement;
using MotoPortal.Customers;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

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
