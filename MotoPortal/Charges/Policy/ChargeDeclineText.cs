using System.Globalization;
using System.Resources;
using MotoPortal.Forms.Steps;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Policy;

/// <summary>
/// The texts for every decline and advice code. All codes of lost, stolen or suspicious cards have the same text: the cause is not
/// disclosed, because the caller may not be the cardholder.
/// </summary>
internal static class ChargeDeclineText
{
    /// <summary>The texts for a decline.</summary>
    /// <param name="declineCode">The bank's decline code; null for none.</param>
    /// <param name="adviceCode">Stripe's advice code; null for none.</param>
    /// <param name="nextTry">The day from which it may be tried again, from <see cref="ChargeDeclineRules.NextTry"/>; null when it may
    /// not.</param>
    /// <param name="culture">The culture of the text and dates.</param>
    public static DeclineWording Of(string? declineCode, string? adviceCode, DateOnly? nextTry, CultureInfo culture)
    {
        var (say, next) = KeysOf(declineCode, adviceCode, nextTry is not null);
        return new DeclineWording(
            Get($"Happened_{HappenedOf(declineCode)}", culture),
            Get($"Say_{say}", culture),
            string.Format(culture, Get($"Next_{next}", culture), nextTry is { } day ? DayText.Brief(day, culture) : ""));
    }

    /// <summary>What to say to the customer about a decline, in their language.</summary>
    /// <param name="declineCode">The bank's decline code; null for none.</param>
    /// <param name="adviceCode">Stripe's advice code; null for none.</param>
    /// <param name="nextTry">The day from which it may be tried again; null when it may not.</param>
    /// <param name="language">The customer's language; null where it is not known.</param>
    public static SpokenText SayOf(string? declineCode, string? adviceCode, DateOnly? nextTry, string? language) =>
        SpokenText.Of(DeclineTexts.ResourceManager, $"Say_{KeysOf(declineCode, adviceCode, nextTry is not null).Say}", language);

    private static (string Say, string Next) KeysOf(
        string? declineCode, string? adviceCode, bool mayBeTriedLater) => (declineCode, DeclineAdvice.GroupOf(declineCode)) switch
        {
            (_, DeclineGroup.ReasonWithheld) => ("Declined", "Neutral"),
            (_, DeclineGroup.NeverAgain) => ("Stopped", "Never"),
            _ when adviceCode is "do_not_try_again" => ("Stopped", "Never"),
            _ when ChargeDeclineRules.IsHard(declineCode, adviceCode) => ("OtherCard", "Never"),
            (_, DeclineGroup.OnlineOnly) => ("Authentication", "Authentication"),
            (_, DeclineGroup.CardPresentOnly) => ("Pin", "Pin"),
            (_, DeclineGroup.TestCard) => ("TestCard", "TestCard"),
            ("duplicate_transaction", _) => ("Duplicate", "Duplicate"),
            ("expired_card", _) => ("Expired", "OtherCard"),
            (_, DeclineGroup.CheckDetails) => ("Details", "Details"),
            _ when adviceCode is "confirm_card_data" => ("Details", "Details"),
            _ when mayBeTriedLater => ("Later", "Later"),
            (_, DeclineGroup.OtherCard or DeclineGroup.TryOnceMore) => ("OtherCard", "OtherCard"),
            _ => ("CallBank", "CallBank"),
        };

    private static string HappenedOf(string? declineCode) => declineCode switch
    {
        "fraudulent" or "lost_card" or "stolen_card" or "pickup_card" or "merchant_blacklist" => "Declined",
        "incorrect_number" or "invalid_number" => "Number",
        "incorrect_cvc" or "invalid_cvc" => "SecurityCode",
        "invalid_expiry_month" or "invalid_expiry_year" => "Expiry",
        "incorrect_zip" => "PostalCode",
        "incorrect_address" => "Address",
        "expired_card" => "Expired",
        "card_not_supported" => "NotSupported",
        "currency_not_supported" => "Currency",
        "insufficient_funds" => "Funds",
        "card_velocity_exceeded" or "withdrawal_count_limit_exceeded" => "Limit",
        "duplicate_transaction" => "Duplicate",
        "call_issuer" => "CallBank",
        "approve_with_id" => "WithId",
        "not_permitted" or "transaction_not_allowed" or "service_not_allowed" => "NotAllowed",
        "restricted_card" => "Restricted",
        "security_violation" => "Security",
        "invalid_account" => "AccountClosed",
        "new_account_information_available" => "NewAccount",
        "invalid_amount" => "Amount",
        "processing_error" or "issuer_not_available" or "reenter_transaction" or "try_again_later" => "BankAway",
        "authentication_required" or "authentication_not_handled" or "mobile_device_authentication_required" => "Authentication",
        "incorrect_pin" or "invalid_pin" or "pin_try_exceeded" or "offline_pin_required" or "online_or_offline_pin_required" => "Pin",
        "revocation_of_authorization" or "revocation_of_all_authorizations" or "stop_payment_order" => "Revoked",
        "do_not_try_again" => "Forbidden",
        "testmode_decline" => "TestCard",
        _ => "NoReason",
    };

    private static string Get(string key, CultureInfo culture) =>
        DeclineTexts.ResourceManager.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
