using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A Dispute as Stripe has it now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PaymentIntent">The PaymentIntent that is disputed; null when Stripe does not tell.</param>
/// <param name="Amount">How much is disputed.</param>
/// <param name="Reason">Stripe's word for the cardholder's reason.</param>
/// <param name="Status">Stripe's word for where it stands.</param>
/// <param name="DueBy">Until when evidence is taken, UTC; null when none is.</param>
/// <param name="Submissions">How often evidence was handed in.</param>
/// <param name="CreatedAt">When it was opened, UTC.</param>
internal sealed record StripeDispute(
    DisputeId Id,
    PaymentIntentId? PaymentIntent,
    Money Amount,
    string Reason,
    string Status,
    DateTimeOffset? DueBy,
    int Submissions,
    DateTimeOffset CreatedAt);
