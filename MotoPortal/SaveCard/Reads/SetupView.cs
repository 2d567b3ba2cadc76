using MotoPortal.Consents.Agreement;
using MotoPortal.Customers.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Reads;

/// <summary>All that a page needs to show a setup, from its row alone.</summary>
/// <param name="Id">The setup's id.</param>
/// <param name="State">The state of the card.</param>
/// <param name="Step">The step that the page shows.</param>
/// <param name="Customer">The customer; null before the customer step is done.</param>
/// <param name="Channel">The order channel; null before the order step is done.</param>
/// <param name="OrderReference">The order's reference.</param>
/// <param name="Consent">The consent; null before the consent step is done.</param>
/// <param name="Attempt">The active attempt or the last one; null before the first.</param>
/// <param name="Problem">Why the last attempt failed; null when it did not.</param>
/// <param name="Card">The saved card; null until there is one.</param>
/// <param name="IsPreparing">Whether Stripe's intent is still being created.</param>
/// <param name="StartedBy">The clerk's name.</param>
/// <param name="StartedAt">When it was started, UTC.</param>
/// <param name="ChangedAt">When the row last changed, UTC.</param>
/// <param name="Refusal">Why the consent was not recorded; null when it was, or before the decision.</param>
/// <param name="RecordingStoppedAt">When the clerk stopped the recording of the call, UTC; null before.</param>
/// <param name="Task">The task.</param>
/// <param name="Amount">The amount to charge now; null before it was noted, or when nothing is charged.</param>
/// <param name="AmountAgreedAt">When the customer agreed to the amount, UTC; null before.</param>
/// <param name="Payment">The payment; null until it was taken.</param>
/// <param name="Store">The store in which it is made, whose calendar holds; null for the company's.</param>
/// <param name="PostalForm">The form that was printed for the customer; null for none.</param>
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
    PaymentView? Payment = null,
    LocationId? Store = null,
    PostalFormView? PostalForm = null);
