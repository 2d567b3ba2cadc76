using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway;

/// <summary>A PaymentIntent as Stripe has it now, with its last Charge and its card.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Amount">What is to be charged.</param>
/// <param name="TakesCards">Whether <c>payment_method_types</c> holds <c>card</c>.</param>
/// <param name="Customer">The customer it is for.</param>
/// <param name="Card">The card; null until one was presented, or when Stripe does not tell.</param>
/// <param name="LatestCharge">The last Charge, succeeded or failed; null before the first.</param>
/// <param name="LastFailure">Why the last try failed; null when none did.</param>
/// <param name="CountedAsMoto">What the last Charge says of mail and telephone order; null when it does not say.</param>
/// <param name="AmountRefundedMinorUnits">What was refunded of it.</param>
/// <param name="IsDisputed">Whether the cardholder disputes it.</param>
/// <param name="Metadata">Whatever was noted on it; null for nothing.</param>
internal sealed record StripePaymentIntent(
    PaymentIntentId Id,
    PaymentIntentStatus Status,
    Money Amount,
    bool TakesCards,
    CustomerId? Customer,
    StripeCard? Card,
    StripeChargeId? LatestCharge,
    StripeFailure? LastFailure,
    bool? CountedAsMoto,
    long AmountRefundedMinorUnits,
    bool IsDisputed,
    ImmutableDictionary<string, string>? Metadata = null)
{
    /// <summary>Whether it was noted on it that it is this one of ours.</summary>
    public bool IsNoted(string key, string value) => string.Equals(Metadata?.GetValueOrDefault(key), value, StringComparison.Ordinal);
}

/// <summary>Where a PaymentIntent stands: https://docs.stripe.com/payments/paymentintents/lifecycle</summary>
internal enum PaymentIntentStatus
{
    /// <summary>It waits for a card; also after a decline.</summary>
    RequiresPaymentMethod,

    /// <summary>It has a card that nobody confirmed.</summary>
    RequiresConfirmation,

    /// <summary>It wants the customer online.</summary>
    RequiresAction,

    /// <summary>The bank takes its time.</summary>
    Processing,

    /// <summary>The amount is held and waits to be captured.</summary>
    RequiresCapture,

    /// <summary>It was charged.</summary>
    Succeeded,

    /// <summary>It was canceled.</summary>
    Canceled,
}

/// <summary>What a charge of a saved card is made from.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Customer">Whose card.</param>
/// <param name="Card">The card.</param>
/// <param name="CustomerOnLine">Whether it is a mail or telephone order; otherwise it is off-session.</param>
/// <param name="CredentialUsage">Stripe's <c>stored_credential_usage</c>; sent off-session only, null for none.</param>
/// <param name="Description">What Stripe's Dashboard shows; no personal data.</param>
/// <param name="Metadata">Our ids.</param>
internal sealed record NewPayment(
    Money Amount, CustomerId Customer, PaymentMethodId Card, bool CustomerOnLine, string? CredentialUsage, string Description, ImmutableDictionary<string, string> Metadata);

/// <summary>What a payment on a reader is made from.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Customer">Who pays.</param>
/// <param name="SavesCard">Whether the card is saved for later charges as well.</param>
/// <param name="CredentialUsage">Stripe's <c>setup_credential_usage</c> of a card that is saved; null sends none.</param>
/// <param name="Description">What Stripe's Dashboard shows; no personal data.</param>
/// <param name="Metadata">Our ids.</param>
internal sealed record NewReaderPayment(
    Money Amount, CustomerId Customer, bool SavesCard, string? CredentialUsage, string Description, ImmutableDictionary<string, string> Metadata);
