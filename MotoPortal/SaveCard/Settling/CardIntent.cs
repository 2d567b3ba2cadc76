using MotoPortal.Gateway.Objects;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.Settling;

/// <summary>Stripe's object behind a setup as it was read.</summary>
/// <param name="Id">Which.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="TakesCards">Whether the account lets it take cards.</param>
/// <param name="Card">The card; null while there is none, or when Stripe does not tell.</param>
/// <param name="LatestTry">Stripe's id of the last try with a card; null before the first.</param>
/// <param name="LastFailure">Why the last try failed; null when none did.</param>
/// <param name="CountedAsMoto">Whether Stripe counts it as mail or telephone order; null when it does not say.</param>
/// <param name="Payment">The PaymentIntent; null where nothing is charged.</param>
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
    /// <summary>A SetupIntent.</summary>
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

    /// <summary>A PaymentIntent. Each try with a card leaves a Charge, a failed one too.</summary>
    public static CardIntent Of(StripePaymentIntent intent) => new(
        new CardIntentId.ToPay(intent.Id),
        intent.Status switch
        {
            PaymentIntentStatus.RequiresPaymentMethod or PaymentIntentStatus.RequiresConfirmation => CardIntentStatus.WaitsForCard,
            PaymentIntentStatus.RequiresAction => CardIntentStatus.NeedsCustomer,

            // The amount is captured at once, so that one which is only held is on its way.
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
