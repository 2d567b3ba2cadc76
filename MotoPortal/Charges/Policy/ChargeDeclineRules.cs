using MotoPortal.Gateway;

namespace MotoPortal.Charges.Policy;

/// <summary>What follows from the bank's refusal of a charge.</summary>
internal static class ChargeDeclineRules
{
    /// <summary>Whether the card is not to be charged again until somebody has cleared it up with the customer.</summary>
    /// <param name="declineCode">The bank's decline code; null when it told none.</param>
    /// <param name="adviceCode">Stripe's advice, which outranks the code; null for none.</param>
    public static bool IsHard(string? declineCode, string? adviceCode) =>
        adviceCode is "do_not_try_again" || DeclineAdvice.GroupOf(declineCode) is DeclineGroup.ReasonWithheld or DeclineGroup.NeverAgain;
}
