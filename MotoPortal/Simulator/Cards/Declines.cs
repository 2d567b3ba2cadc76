using System.Diagnostics;
using MotoPortal.Simulator.Http;

namespace MotoPortal.Simulator.Cards;

/// <summary>
/// The errors of declined cards. By default they look as those of real cards (a code and a reason), so that practice shows what staff will
/// meet; Stripe's documentation says that its simulated readers return <c>setup_intent_authentication_failure</c> for every decline of a
/// SetupIntent, which <see cref="Faults.FaultKind.DeclinesLikeSandbox"/> enables. See https://docs.stripe.com/terminal/references/testing
/// and https://docs.stripe.com/declines/codes.
/// </summary>
internal static class Declines
{
    /// <summary>The error for a card that is not saved.</summary>
    public static ApiError Of(TestCardOutcome outcome, bool likeSandbox)
    {
        if (likeSandbox)
        {
            return ApiError.Invalid(
                "The latest attempt to set up the payment method has failed because authentication failed.",
                code: "setup_intent_authentication_failure");
        }

        return KnownDeclineCodes.Find(ReasonOf(outcome))!.ToError();
    }

    /// <summary>The <c>decline_code</c> of a declined number.</summary>
    public static string ReasonOf(TestCardOutcome outcome) => outcome switch
    {
        TestCardOutcome.Declined => "generic_decline",
        TestCardOutcome.InsufficientFunds => "insufficient_funds",
        TestCardOutcome.LostCard => "lost_card",
        TestCardOutcome.StolenCard => "stolen_card",
        TestCardOutcome.VelocityExceeded => "card_velocity_exceeded",
        TestCardOutcome.Fraudulent => "fraudulent",
        TestCardOutcome.ExpiredCard => "expired_card",
        TestCardOutcome.IncorrectCvc => "incorrect_cvc",
        TestCardOutcome.IncorrectNumber => "incorrect_number",
        TestCardOutcome.ProcessingError => "processing_error",
        _ => throw new UnreachableException("This card is saved."),
    };
}
