using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway;

/// <summary>A Customer as Stripe has it now.</summary>
internal sealed record StripeCustomer(CustomerId Id, string Name, string? Email, string? Phone);

/// <summary>A Terminal location as Stripe has it now.</summary>
internal sealed record StripeLocation(LocationId Id, string Name);

/// <summary>A Terminal reader as Stripe has it now.</summary>
internal sealed record StripeReader(
    ReaderId Id, string Label, string DeviceType, bool? IsOnline, DateTimeOffset? LastSeenAt, LocationId? Location, StripeReaderAction? Action, string? SerialNumber);

/// <summary>What a reader does or did last; Stripe keeps one only.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="SetupIntent">The SetupIntent it works on; null for other kinds of action.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
/// <param name="PaymentIntent">The PaymentIntent it works on; null for other kinds of action.</param>
internal sealed record StripeReaderAction(ReaderActionStatus Status, SetupIntentId? SetupIntent, StripeFailure? Failure, PaymentIntentId? PaymentIntent = null);

/// <summary>Where a reader's action stands.</summary>
internal enum ReaderActionStatus
{
    /// <summary>At work, or left so by a loss of power.</summary>
    InProgress,

    /// <summary>Finished well.</summary>
    Succeeded,

    /// <summary>Finished badly.</summary>
    Failed,
}

/// <summary>Why a card was not saved or charged.</summary>
/// <param name="Code">Stripe's failure or error code.</param>
/// <param name="DeclineCode">The decline code, when a bank declined and Stripe tells.</param>
/// <param name="AdviceCode">What Stripe advises: <c>confirm_card_data</c>, <c>do_not_try_again</c>, <c>try_again_later</c>; null for nothing.</param>
/// <param name="NetworkDeclineCode">The network's own code, such as <c>51</c>; null when Stripe does not tell.</param>
internal sealed record StripeFailure(string? Code, string? DeclineCode, string? AdviceCode = null, string? NetworkDeclineCode = null)
{
    // A sandbox reports every decline on a simulated reader by the first of these: https://docs.stripe.com/terminal/references/testing
    private static readonly HashSet<string> Declines =
    [
        "setup_intent_authentication_failure", "card_declined", "expired_card", "incorrect_cvc", "invalid_cvc", "incorrect_number", "invalid_number",
        "invalid_expiry_month", "invalid_expiry_year", "incorrect_zip", "incorrect_address", "processing_error", "authentication_required", "insufficient_funds",
    ];

    /// <summary>Whether the bank or its network declined the card, rather than the reader failing.</summary>
    public bool IsDecline => DeclineCode is not null || (Code is not null && Declines.Contains(Code));

    /// <summary>The code that says most about a decline.</summary>
    public string? MostTelling => DeclineCode ?? (Code is "card_declined" or "setup_intent_authentication_failure" ? null : Code);
}

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

/// <summary>Where a SetupIntent stands: https://docs.stripe.com/payments/setupintents/lifecycle</summary>
internal enum SetupIntentStatus
{
    /// <summary>It waits for a card; also after a decline.</summary>
    RequiresPaymentMethod,

    /// <summary>It has a card that nobody confirmed.</summary>
    RequiresConfirmation,

    /// <summary>It wants the customer online.</summary>
    RequiresAction,

    /// <summary>The bank is being asked.</summary>
    Processing,

    /// <summary>The card is saved.</summary>
    Succeeded,

    /// <summary>It was canceled.</summary>
    Canceled,
}

/// <summary>A saved card as Stripe has it now.</summary>
/// <param name="Id">Stripe's id of the PaymentMethod.</param>
/// <param name="Brand">Stripe's brand name, such as <c>visa</c>.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="ExpMonth">The month of expiry, 1 to 12.</param>
/// <param name="ExpYear">The year of expiry, four digits.</param>
/// <param name="Customer">Whose card it is; null once it is detached.</param>
/// <param name="Fingerprint">Stripe's own mark of the card number within this account; null where Stripe tells none.</param>
/// <param name="Mandate">The mandate that the SetupIntent made; null for none, which is usual for cards.</param>
internal sealed record StripeCard(
    PaymentMethodId Id, string Brand, string Last4, int ExpMonth, int ExpYear, CustomerId? Customer, string? Fingerprint = null, string? Mandate = null);

/// <summary>What a SetupIntent is made from.</summary>
/// <param name="Customer">Whose card.</param>
/// <param name="CredentialUsage">Stripe's <c>setup_credential_usage</c>: <c>installment</c>, <c>recurring</c>, <c>unscheduled</c>; null sends none.</param>
/// <param name="Metadata">Our ids.</param>
internal sealed record NewSetupIntent(CustomerId Customer, string? CredentialUsage, ImmutableDictionary<string, string> Metadata);

/// <summary>What a Customer is made from.</summary>
internal sealed record NewCustomer(string Name, string? Email, string? Phone, ImmutableDictionary<string, string> Metadata);
