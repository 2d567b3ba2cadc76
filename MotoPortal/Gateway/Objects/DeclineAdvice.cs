namespace MotoPortal.Gateway.Objects;

/// <summary>Groups decline codes by what staff can do about them.</summary>
internal static class DeclineAdvice
{
    /// <summary>The group of a decline code. An unknown or missing code means only that the bank declined.</summary>
    /// <remarks>The codes are those of https://docs.stripe.com/declines/codes.</remarks>
    public static DeclineGroup GroupOf(string? declineCode) => declineCode switch
    {
        "incorrect_number" or "invalid_number" or "incorrect_cvc" or "invalid_cvc" or "invalid_expiry_month" or "invalid_expiry_year"
            or "incorrect_zip" or "incorrect_address" => DeclineGroup.CheckDetails,

        "expired_card" or "card_not_supported" or "currency_not_supported" or "insufficient_funds" or "card_velocity_exceeded"
            or "withdrawal_count_limit_exceeded" or "duplicate_transaction" => DeclineGroup.OtherCard,

        "generic_decline" or "do_not_honor" or "call_issuer" or "approve_with_id" or "not_permitted" or "transaction_not_allowed"
            or "service_not_allowed" or "restricted_card" or "security_violation" or "no_action_taken" or "invalid_account"
            or "new_account_information_available" or "invalid_amount" => DeclineGroup.CallBank,

        "fraudulent" or "lost_card" or "stolen_card" or "pickup_card" or "merchant_blacklist" => DeclineGroup.ReasonWithheld,

        "processing_error" or "issuer_not_available" or "reenter_transaction" or "try_again_later" => DeclineGroup.TryOnceMore,

        "authentication_required" or "authentication_not_handled" or "mobile_device_authentication_required" => DeclineGroup.OnlineOnly,

        "incorrect_pin" or "invalid_pin" or "pin_try_exceeded" or "offline_pin_required" or "online_or_offline_pin_required" =>
            DeclineGroup.CardPresentOnly,

        "revocation_of_authorization" or "revocation_of_all_authorizations" or "stop_payment_order" or "do_not_try_again" =>
            DeclineGroup.NeverAgain,

        "testmode_decline" => DeclineGroup.TestCard,

        _ => DeclineGroup.CallBank,
    };

    /// <summary>Whether the bank's code may be shown to staff, who might read it out.</summary>
    public static bool MayNameCode(DeclineGroup group) => group is not DeclineGroup.ReasonWithheld;
}
