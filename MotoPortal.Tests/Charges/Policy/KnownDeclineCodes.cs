namespace MotoPortal.Tests.Charges.Policy;

/// <summary>Stripe's decline codes and advice codes.</summary>
internal static class KnownDeclineCodes
{
    /// <summary>The codes of https://docs.stripe.com/declines/codes.</summary>
    public static readonly string[] All =
    [
        "incorrect_number", "invalid_number", "incorrect_cvc", "invalid_cvc", "invalid_expiry_month", "invalid_expiry_year",
        "incorrect_zip", "incorrect_address",
        "expired_card", "card_not_supported", "currency_not_supported", "insufficient_funds", "card_velocity_exceeded",
        "withdrawal_count_limit_exceeded", "duplicate_transaction",
        "generic_decline", "do_not_honor", "call_issuer", "approve_with_id", "not_permitted", "transaction_not_allowed",
        "service_not_allowed", "restricted_card", "security_violation",
        "no_action_taken", "invalid_account", "new_account_information_available", "invalid_amount", "revocation_of_authorization",
        "revocation_of_all_authorizations", "stop_payment_order",
        "fraudulent", "lost_card", "stolen_card", "pickup_card", "merchant_blacklist",
        "processing_error", "issuer_not_available", "reenter_transaction", "try_again_later",
        "authentication_required", "authentication_not_handled", "mobile_device_authentication_required",
        "incorrect_pin", "invalid_pin", "pin_try_exceeded", "offline_pin_required", "online_or_offline_pin_required",
        "do_not_try_again", "testmode_decline",
    ];

    /// <summary>Codes that must not be disclosed to the caller.</summary>
    public static readonly string[] Withheld = ["fraudulent", "lost_card", "stolen_card", "pickup_card", "merchant_blacklist"];

    /// <summary>No advice, and each advice code.</summary>
    public static readonly string?[] Advice = [null, "confirm_card_data", "do_not_try_again", "try_again_later"];

    /// <summary>Every code with every advice, and a decline without code.</summary>
    public static IEnumerable<(string? Code, string? Advice)> WithAdvice() =>
        from code in All.Append(null) from advice in Advice select (code, advice);
}
