using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A SetupIntent as Stripe has it now, with its last attempt and its PaymentMethod.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="TakesCards">Whether <c>payment_method_types</c> holds <c>card</c>.</param>
/// <param name="Customer">The customer it is for.</param>
/// <param name="LatestAttempt">The last try; null before the first.</param>
/// <param name="LastFailure">Why the last try failed; null when none did.</param>
/// <param name="Card">The saved card; null until there is one.</param>
/// <param name="CountedAsMoto">What the last attempt says of mail and telephone order; null when it does not say.</param>
internal sealed record StripeSetupIntent(
    SetupIntentId Id,
    SetupIntentStatus Status,
    bool TakesCards,
    CustomerId? Customer,
    SetupAttemptId? LatestAttempt,
    StripeFailure? LastFailure,
    StripeCard? Card,
    bool? CountedAsMoto);
