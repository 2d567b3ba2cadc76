using MotoPortal.Gateway.Objects;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.Settling;

/// <summary>Stripe's SetupIntent or PaymentIntent of a setup, as read.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Status">The status.</param>
/// <param name="TakesCards">Whether the account allows the intent to take cards.</param>
/// <param name="Card">The card; null while there is none, or when Stripe does not name it.</param>
/// <param name="LatestTry">Stripe's id of the last SetupAttempt or Charge; null before the first.</param>
/// <param name="LastFailure">Why the last try failed; null when it did not.</param>
/// <param name="CountedAsMoto">Whether Stripe counts it as a mail or telephone order; null when Stripe does not say.</param>
/// <param name="Payment">The PaymentIntent; null when nothing is charged.</param>
internal sealed record CardIntent(
    CardIntentId Id,
    CardIntentStatus Status,
    bool TakesCards,
    StripeCard? Card,
    string? LatestTry,
    StripeFailure? LastFailure,
    bool? CountedAsMoto,
    StripePaymentIntent? Payment)
{
    /// <summary>Reads a SetupIntent.</summary>
    public static CardIntent Of(StripeSetupIntent intent) => new(
        new CardIntentId.ToSave(intent.Id),
        intent.Status switch
        {
            SetupIntentStatus.RequiresPaymentMethod or SetupIntentStatus.RequiresConfirmation => CardIntentStatus.WaitsForCard,
            SetupIntentStatus.RequiresAction => CardIntentStatus.NeedsCustomer,
            SetupIntentStatus.Processing => CardIntentStatus.Processing,
            SetupIntentStatus.Succeeded => CardIntentStatus.Succeeded,
            SetupIntentStatus.Canceled => CardIntentStatus.Canceled,
        },
        intent.TakesCards,
        intent.Card,
        intent.LatestAttempt?.Value,
        intent.LastFailure,
        intent.CountedAsMoto,
        Payment: null);

    /// <summary>Reads a PaymentIntent. Each try with a card leaves a Charge, also a failed one.</summary>
    public static CardIntent Of(StripePaymentIntent intent) => new(
        new CardIntentId.ToPay(intent.Id),
        intent.Status switch
        {
            PaymentIntentStatus.RequiresPaymentMethod or PaymentIntentStatus.RequiresConfirmation => CardIntentStatus.WaitsForCard,
            PaymentIntentStatus.RequiresAction => CardIntentStatus.NeedsCustomer,

            // Capture is automatic, so an uncaptured amount is still in progress.
            PaymentIntentStatus.Processing or PaymentIntentStatus.RequiresCapture => CardIntentStatus.Processing,
            PaymentIntentStatus.Succeeded => CardIntentStatus.Succeeded,
            PaymentIntentStatus.Canceled => CardIntentStatus.Canceled,
        },
        intent.TakesCards,
        intent.Card,
        intent.LatestCharge?.Value,
        intent.LastFailure,
        intent.CountedAsMoto,
        intent);
}
