using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Gateway.Objects;

/// <summary>A Dispute as Stripe returns it.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="PaymentIntent">The disputed PaymentIntent; null when Stripe does not name it.</param>
/// <param name="Amount">The disputed amount.</param>
/// <param name="Reason">Stripe's value for the cardholder's reason.</param>
/// <param name="Status">Stripe's value for the status.</param>
/// <param name="DueBy">The deadline for evidence, UTC; null when none is accepted.</param>
/// <param name="Submissions">How often evidence was submitted.</param>
/// <param name="CreatedAt">When it was opened, UTC.</param>
public sealed record StripeDispute(
    DisputeId Id,
    PaymentIntentId? PaymentIntent,
    Money Amount,
    string Reason,
    string Status,
    DateTimeOffset? DueBy,
    int Submissions,
    DateTimeOffset CreatedAt);
