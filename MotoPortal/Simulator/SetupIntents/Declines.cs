using System.Diagnostics;
using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;

namespace MotoPortal.Simulator.SetupIntents;

/// <summary>
/// How a refused card looks. By default as the bank's answer looks with real cards (a code and a reason), so that practice shows
/// what staff will meet; Stripe's documentation says that its own simulated readers give <c>setup_intent_authentication_failure</c>
/// for every refusal of a SetupIntent, which <see cref="Faults.FaultKind.DeclinesLikeSandbox"/> brings.
/// See https://docs.stripe.com/terminal/references/testing and https://docs.stripe.com/declines/codes.
/// </summary>
internal static class Declines
{
    /// <summary>The error for a card that is not saved.</summary>
    public static ApiError Of(TestCardOutcome outcome, bool likeSandbox)
    {
        if (likeSandbox)
        {
            return ApiError.Invalid(
                "The latest attempt to set up the payment method has failed because authentication failed.", code: "setup_intent_authentication_failure");
        }

        var (code, reason, advice, message) = outcome switch
        {
            TestCardOutcome.Declined => ("card_declined", "generic_decline", "try_again_later", "Your card was declined."),
            TestCardOutcome.InsufficientFunds => ("card_declined", "insufficient_funds", "try_again_later", "Your card has insufficient funds."),
            TestCardOutcome.LostCard => ("card_declined", "lost_card", "do_not_try_again", "Your card was declined."),
            TestCardOutcome.StolenCard => ("card_declined", "stolen_card", "do_not_try_again", "Your card was declined."),
            TestCardOutcome.VelocityExceeded => ("card_declined", "card_velocity_exceeded", "try_again_later", "Your card was declined for making repeated attempts too frequently or exceeding its amount limit."),
            TestCardOutcome.Fraudulent => ("card_declined", "fraudulent", "do_not_try_again", "Your card was declined."),
            TestCardOutcome.ExpiredCard => ("expired_card", "expired_card", "confirm_card_data", "Your card has expired."),
            TestCardOutcome.IncorrectCvc => ("incorrect_cvc", "incorrect_cvc", "confirm_card_data", "Your card's security code is incorrect."),
            TestCardOutcome.IncorrectNumber => ("incorrect_number", "incorrect_number", "confirm_card_data", "Your card number is incorrect."),
            TestCardOutcome.ProcessingError => ("processing_error", "processing_error", "try_again_later", "An error occurred while processing your card. Try again in a little bit."),
            TestCardOutcome.Saves or TestCardOutcome.SavesThenDeclines or TestCardOutcome.SavesWithFailedCvcCheck
                or TestCardOutcome.SavesWithFailedPostalCodeCheck or TestCardOutcome.SavesWithFailedAddressChecks
                or TestCardOutcome.SavesThenNeedsAuthentication or TestCardOutcome.SavesThenRefundFails or TestCardOutcome.SavesThenDisputed
                => throw new UnreachableException("This card is saved."),
        };
        return new ApiError(StatusCodes.Status402PaymentRequired, "card_error", code, message)
        {
            More = new JsonObject { ["decline_code"] = reason, ["advice_code"] = advice },
        };
    }
}
