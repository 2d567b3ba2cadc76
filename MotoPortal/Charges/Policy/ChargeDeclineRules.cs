using MotoPortal.Consents.Agreement;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Charges.Policy;

/// <summary>The consequences of a bank's decline. The codes are those of https://docs.stripe.com/declines/codes.</summary>
internal static class ChargeDeclineRules
{
    private static readonly TimeSpan ADay = TimeSpan.FromDays(1);
    private static readonly TimeSpan UntilMoneyComes = TimeSpan.FromDays(RetryRules.LongestPauseDays);

    /// <summary>
    /// Whether the card must not be charged again until a person has resolved it with the customer: the network says so, the card is lost,
    /// stolen or suspicious, the customer had the bank stop the charges, or there is no account. A final code stays final whatever the
    /// advice.
    /// </summary>
    /// <param name="declineCode">The bank's decline code; null for none.</param>
    /// <param name="adviceCode">Stripe's advice code; null for none.</param>
    public static bool IsHard(string? declineCode, string? adviceCode) =>
        adviceCode is "do_not_try_again"
        || declineCode is "invalid_account" or "restricted_card"
        || DeclineAdvice.GroupOf(declineCode) is DeclineGroup.ReasonWithheld or DeclineGroup.NeverAgain;

    /// <summary>
    /// When the portal may try again by itself; null when it may not, because the card, its details or the customer must change first.
    /// Never sooner than <see cref="RetryClauses.Pause"/>: three days after insufficient funds, one day after a temporary error.
    /// </summary>
    /// <param name="declineCode">The bank's decline code; null for none.</param>
    /// <param name="adviceCode">Stripe's advice code, which overrides a code that is not final; null for none.</param>
    /// <param name="now">When it was declined, UTC.</param>
    public static DateTimeOffset? NextTry(string? declineCode, string? adviceCode, DateTimeOffset now) =>
        WaitAfter(declineCode, adviceCode) is { } wait && DateTimeOffset.MaxValue - now > wait ? now + wait : null;

    private static TimeSpan? WaitAfter(string? declineCode, string? adviceCode) => (declineCode, DeclineAdvice.GroupOf(declineCode)) switch
    {
        _ when IsHard(declineCode, adviceCode) || adviceCode is "confirm_card_data" => null,
        (_, DeclineGroup.OnlineOnly or DeclineGroup.CheckDetails or DeclineGroup.CardPresentOnly or DeclineGroup.TestCard) => null,
        ("expired_card" or "card_not_supported" or "currency_not_supported" or "duplicate_transaction", _) => null,
        (_, DeclineGroup.TryOnceMore) => ADay,
        ("card_velocity_exceeded" or "withdrawal_count_limit_exceeded", _) => ADay,
        ("insufficient_funds" or "generic_decline" or "do_not_honor" or "no_action_taken", _) => UntilMoneyComes,
        _ when adviceCode is "try_again_later" => ADay,
        ("call_issuer" or "approve_with_id" or "not_permitted" or "transaction_not_allowed" or "service_not_allowed" or "security_violation"
            or "new_account_information_available" or "invalid_amount", _) => null,

        // An unknown code says only that the bank declined.
        _ => UntilMoneyComes,
    };
}
