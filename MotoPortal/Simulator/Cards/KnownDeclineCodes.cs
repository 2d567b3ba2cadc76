namespace MotoPortal.Simulator.Cards;

/// <summary>
/// The decline codes that Stripe publishes: https://docs.stripe.com/declines/codes. The network codes are only likely values.
/// </summary>
internal static class KnownDeclineCodes
{
    private const string Confirm = "confirm_card_data";
    private const string Later = "try_again_later";
    private const string Stop = "do_not_try_again";

    public static IReadOnlyList<DeclineCode> All { get; } =
    [
        new("approve_with_id", Later, "08"),
        new("authentication_not_handled", null, null),
        new("authentication_required", null, "1A"),
        new("call_issuer", Later, "02"),
        new("card_not_supported", Stop, "57"),
        new("card_velocity_exceeded", Later, "61"),
        new("currency_not_supported", Stop, "57"),
        new("do_not_honor", Later, "05"),
        new("do_not_try_again", Stop, "05"),
        new("duplicate_transaction", Stop, "94"),
        new("expired_card", Confirm, "54"),
        new("fraudulent", Stop, "59"),
        new("generic_decline", Later, "05"),
        new("incorrect_address", Confirm, null),
        new("incorrect_cvc", Confirm, "N7"),
        new("incorrect_number", Confirm, "14"),
        new("incorrect_pin", Later, "55"),
        new("incorrect_zip", Confirm, null),
        new("insufficient_funds", Later, "51"),
        new("invalid_account", Stop, "14"),
        new("invalid_amount", Later, "13"),
        new("invalid_cvc", Confirm, "82"),
        new("invalid_expiry_month", Confirm, null),
        new("invalid_expiry_year", Confirm, null),
        new("invalid_number", Confirm, "14"),
        new("invalid_pin", Later, "55"),
        new("issuer_not_available", Later, "91"),
        new("lost_card", Stop, "41"),
        new("merchant_blacklist", Stop, null),
        new("mobile_device_authentication_required", null, null),
        new("new_account_information_available", Confirm, "05"),
        new("no_action_taken", Later, "21"),
        new("not_permitted", Stop, "57"),
        new("offline_pin_required", Later, "1A"),
        new("online_or_offline_pin_required", Later, "1A"),
        new("pickup_card", Stop, "04"),
        new("pin_try_exceeded", Later, "75"),
        new("processing_error", Later, "96"),
        new("reenter_transaction", Later, "19"),
        new("restricted_card", Stop, "62"),
        new("revocation_of_all_authorizations", Stop, "R3"),
        new("revocation_of_authorization", Stop, "R1"),
        new("security_violation", Stop, "63"),
        new("service_not_allowed", Stop, "57"),
        new("stolen_card", Stop, "43"),
        new("stop_payment_order", Stop, "R0"),
        new("testmode_decline", Stop, null),
        new("transaction_not_allowed", Stop, "57"),
        new("try_again_later", Later, "05"),
        new("withdrawal_count_limit_exceeded", Later, "65"),
    ];

    public static IReadOnlyList<string> AdviceCodes { get; } = [Confirm, Later, Stop];

    /// <summary>The code with this name; null when there is none.</summary>
    public static DeclineCode? Find(string name) => All.FirstOrDefault(code => code.Name == name);

    /// <summary>The <c>code</c> of the error: a few reasons are codes of their own, the others are <c>card_declined</c>.</summary>
    internal static string ErrorCodeOf(string name) => name switch
    {
        "authentication_required" or "expired_card" or "incorrect_address" or "incorrect_cvc" or "incorrect_number" or "incorrect_zip"
            or "invalid_cvc" or "invalid_expiry_month" or "invalid_expiry_year" or "invalid_number" or "processing_error" => name,
        _ => "card_declined",
    };

    /// <summary>Stripe's message.</summary>
    internal static string MessageOf(string name) => name switch
    {
        "authentication_required" => "Your card was declined. This transaction requires authentication.",
        "card_not_supported" => "Your card is not supported.",
        "card_velocity_exceeded" => "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
        "currency_not_supported" => "Your card does not support this currency.",
        "duplicate_transaction" => "A transaction with identical amount and credit card information was submitted very recently.",
        "expired_card" => "Your card has expired.",
        "incorrect_cvc" => "Your card's security code is incorrect.",
        "incorrect_number" => "Your card number is incorrect.",
        "incorrect_zip" => "Your card's zip code is incorrect.",
        "insufficient_funds" => "Your card has insufficient funds.",
        "invalid_cvc" => "Your card's security code is invalid.",
        "invalid_expiry_month" => "Your card's expiration month is invalid.",
        "invalid_expiry_year" => "Your card's expiration year is invalid.",
        "invalid_number" => "Your card number is invalid.",
        "processing_error" => "An error occurred while processing your card. Try again in a little bit.",
        "testmode_decline" => "Your card was declined. Your request was in live mode, but used a known test card.",
        _ => "Your card was declined.",
    };
}
