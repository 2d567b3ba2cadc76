using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Records;

/// <summary>One charge in full.</summary>
/// <param name="Id">The charge's id.</param>
/// <param name="Number">The number told to customers, such as <c>P-1001</c>.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="ConsentId">The consent that covers it; null for a payment on a reader without a saved card.</param>
/// <param name="ConsentNumber">That consent's number, such as <c>C-1043</c>; null without one.</param>
/// <param name="Purpose">The consent's purpose, in the customer's language; null without one.</param>
/// <param name="Language">The customer's language, as a .NET culture code; null when it is not known.</param>
/// <param name="SetupId">The setup in which a reader took it; null for a charge of a saved card.</param>
/// <param name="CardBrand">Stripe's brand name; null when it is not known.</param>
/// <param name="CardLast4">The last four digits; null when they are not known.</param>
/// <param name="Initiation">How the charge was initiated.</param>
/// <param name="Origin">Who initiated it.</param>
/// <param name="DueOn">The due day in the schedule; null without a schedule.</param>
/// <param name="Amount">The amount.</param>
/// <param name="AmountRefunded">The refunded amount.</param>
/// <param name="Reference">The order's reference.</param>
/// <param name="Reason">Why it was charged in this way.</param>
/// <param name="Recap">The sentence that the person confirmed before it was sent.</param>
/// <param name="State">The state.</param>
/// <param name="Problem">Why the bank was not asked; null when it was.</param>
/// <param name="DeclineCode">The bank's decline code; null when it did not decline.</param>
/// <param name="AdviceCode">Stripe's advice code for the decline; null for none.</param>
/// <param name="CountedAsMoto">Whether Stripe counts it as mail or telephone order; null when Stripe does not say.</param>
/// <param name="PaymentIntent">The PaymentIntent; null until Stripe has answered.</param>
/// <param name="RequestedById">The id of the person who asked for it.</param>
/// <param name="RequestedBy">The name of the person who asked for it.</param>
/// <param name="RequestedAt">When it was asked for, UTC.</param>
/// <param name="SentAt">When it was sent to Stripe, UTC; null before.</param>
/// <param name="SettledAt">When its result became known, UTC; null before.</param>
/// <param name="OverriddenClauses">The names of the clauses that a second person has to override or has overridden; empty for none.</param>
/// <param name="ApprovedBy">The second person's name; null for none.</param>
/// <param name="ApprovedAt">When the second person approved it, UTC; null for none.</param>
/// <param name="ApprovalReason">Why the second person approved it; null for none.</param>
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
    string? ApprovalReason)
{
    /// <summary>
    /// The store whose calendar holds: the one in which it was agreed, for a charge without a consent the one in which it was made; null
    /// for the company's.
    /// </summary>
    public LocationId? Store { get; init; }

    /// <summary>Whether a dispute of it is open or lost, so that it does not count as paid for good.</summary>
    public bool IsDisputed { get; init; }
}
