using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>One charge in full.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number told to customers, such as <c>P-1001</c>.</param>
/// <param name="CustomerId">Whose card.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="ConsentId">The consent that covers it; null for a payment on a reader that saved no card.</param>
/// <param name="ConsentNumber">That consent's number, such as <c>C-1043</c>; null without one.</param>
/// <param name="Purpose">What the consent is for, in the customer's language; null without one.</param>
/// <param name="Language">The customer's language, two letters; null without a consent.</param>
/// <param name="SetupId">The setup in which a reader took it; null for a saved card.</param>
/// <param name="CardBrand">Stripe's brand name; null when it is not known.</param>
/// <param name="CardLast4">The last four digits; null when they are not known.</param>
/// <param name="Initiation">Where the customer was.</param>
/// <param name="Origin">Who began it.</param>
/// <param name="DueOn">The day of the plan that it is for; null where there is no plan.</param>
/// <param name="Amount">The amount.</param>
/// <param name="AmountRefunded">What was refunded of it.</param>
/// <param name="Reference">The order's reference.</param>
/// <param name="Reason">Why it was charged in this way.</param>
/// <param name="Recap">The sentence that was agreed to before it was sent.</param>
/// <param name="State">What is true.</param>
/// <param name="Problem">Why the bank was not even asked; null when it was.</param>
/// <param name="DeclineCode">The bank's decline code; null when it did not decline.</param>
/// <param name="AdviceCode">Stripe's advice on a decline; null for none.</param>
/// <param name="CountedAsMoto">Whether Stripe counts it as mail or telephone order; null when Stripe does not say.</param>
/// <param name="PaymentIntent">The PaymentIntent; null until Stripe has told.</param>
/// <param name="RequestedById">The id of who asked for it.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="SentAt">When it went to Stripe, UTC; null before.</param>
/// <param name="SettledAt">When its outcome was learned, UTC; null before.</param>
/// <param name="OverriddenClauses">The names of the clauses that a second person has to lift or has lifted; empty for none.</param>
/// <param name="ApprovedBy">The second person; null for none.</param>
/// <param name="ApprovedAt">When they allowed it, UTC; null for none.</param>
/// <param name="ApprovalReason">Why they allowed it; null for none.</param>
public sealed record ChargeView(
    ChargeId Id,
    string Number,
    PortalCustomerId CustomerId,
    string CustomerName,
    ConsentId? ConsentId,
    string? ConsentNumber,
    string? Purpose,
    string? Language,
    CardSetupId? SetupId,
    string? CardBrand,
    string? CardLast4,
    ChargeInitiation Initiation,
    ChargeOrigin Origin,
    DateOnly? DueOn,
    Money Amount,
    Money AmountRefunded,
    string Reference,
    string Reason,
    string Recap,
    ChargeState State,
    ChargeProblem? Problem,
    string? DeclineCode,
    string? AdviceCode,
    bool? CountedAsMoto,
    PaymentIntentId? PaymentIntent,
    string RequestedById,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? SettledAt,
    ImmutableArray<string> OverriddenClauses,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    string? ApprovalReason);
