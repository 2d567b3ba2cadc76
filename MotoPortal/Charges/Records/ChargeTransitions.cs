using static MotoPortal.Charges.Records.ChargeSignal;
using static MotoPortal.Charges.Records.ChargeState;

namespace MotoPortal.Charges.Records;

/// <summary>The state machine of a charge.</summary>
internal static class ChargeTransitions
{
    /// <summary>
    /// The state that a signal leads to; the same state when the signal was applied already; null when it may not happen.
    /// </summary>
    public static ChargeState? Next(ChargeState state, ChargeSignal signal) => (state, signal) switch
    {
        (AwaitingApproval, Approved) => Sending,
        (AwaitingApproval, ChargeSignal.GivenUp) => ChargeState.GivenUp,
        (Sending, AnswerUnknown) => Unknown,

        // Stripe's answer overrides what was assumed before.
        (Sending or Unknown or Processing or Authorized or NotSent or Refused or NeedsCustomer or Declined, WasCharged) => Succeeded,
        (Sending or Unknown or NotSent or Refused, Processes) => Processing,
        (Sending or Unknown or Processing or NotSent or Refused, WasAuthorized) => Authorized,
        (Sending or Unknown or Processing or Authorized or NotSent or Refused, WasDeclined) => Declined,
        (Sending or Unknown or NotSent or Refused, WantsCustomer) => NeedsCustomer,
        (Sending or Unknown, WasNotSent) => NotSent,
        (Sending or Unknown, WasRefused) => Refused,
        (Sending or Unknown or Processing or Authorized or NeedsCustomer or NotSent or Refused, WasCanceled) => ChargeState.GivenUp,

        // The same news again, or older news.
        (Succeeded, WasCharged or Processes or WasAuthorized or AnswerUnknown or WasNotSent or WasRefused or WasDeclined) => Succeeded,
        (Processing, Processes or AnswerUnknown) => Processing,
        (Authorized, WasAuthorized or Processes or AnswerUnknown) => Authorized,
        (Declined, WasDeclined or WasCanceled or AnswerUnknown) => Declined,
        (NeedsCustomer, WantsCustomer or WasDeclined or AnswerUnknown) => NeedsCustomer,
        (Unknown, AnswerUnknown) => Unknown,
        (NotSent, WasNotSent) => NotSent,
        (Refused, WasRefused) => Refused,
        (ChargeState.GivenUp, ChargeSignal.GivenUp or WasCanceled or WasDeclined) => ChargeState.GivenUp,
        (Sending, Approved) => Sending,
        _ => null,
    };

    /// <summary>Whether the amount counts against the consent's caps: it was charged, or may have been.</summary>
    public static bool Counts(this ChargeState state) => state is Sending or Unknown or Processing or Authorized or Succeeded;

    /// <summary>
    /// Whether the charge is assumed, but not known, to have failed: it is watched for a day, and Stripe is read again before the next
    /// charge.
    /// </summary>
    public static bool IsBelievedLost(this ChargeState state) => state is NotSent or Refused;

    /// <summary>Whether no further change is expected.</summary>
    public static bool IsAtRest(this ChargeState state) => state is not (Sending or Unknown or Processing);
}
