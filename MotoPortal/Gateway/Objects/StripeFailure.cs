namespace MotoPortal.Gateway.Objects;

/// <summary>Why a card was not saved or charged.</summary>
/// <param name="Code">Stripe's failure or error code; null for none.</param>
/// <param name="DeclineCode">The bank's decline code; null when the bank did not decline or Stripe does not say.</param>
/// <param name="AdviceCode">
/// Stripe's advice code: <c>confirm_card_data</c>, <c>do_not_try_again</c>, <c>try_again_later</c>; null for none.
/// </param>
/// <param name="NetworkDeclineCode">The network's decline code, such as <c>51</c>; null when Stripe does not say.</param>
internal sealed record StripeFailure(string? Code, string? DeclineCode, string? AdviceCode = null, string? NetworkDeclineCode = null)
{
    // A sandbox reports every decline on a simulated reader by the first of these codes:
    // https://docs.stripe.com/terminal/references/testing
    private static readonly HashSet<string> Declines =
    [
        "setup_intent_authentication_failure", "card_declined", "expired_card", "incorrect_cvc", "invalid_cvc", "incorrect_number",
        "invalid_number",
        "invalid_expiry_month", "invalid_expiry_year", "incorrect_zip", "incorrect_address", "processing_error", "authentication_required",
        "insufficient_funds",
    ];

    /// <summary>Whether the bank or its network declined the card, as opposed to a failure of the reader.</summary>
    public bool IsDecline => DeclineCode is not null || (Code is not null && Declines.Contains(Code));

    /// <summary>The most specific code of a decline; null for none.</summary>
    public string? MostTelling => DeclineCode ?? (Code is "card_declined" or "setup_intent_authentication_failure" ? null : Code);
}
