using static MotoPortal.Charges.Lifecycle.ChargeSignal;
using static MotoPortal.Charges.Lifecycle.ChargeState;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The state machine of a charge.</summary>
internal static class ChargeTransitions
{
    /// <summary>The state that a signal leads to; the same state when the signal is old news; null when it may not happen.</summary>
    public static ChargeState? Next(ChargeState state, ChargeSignal signal) => (state, signal) switch
    {
        (AwaitingApproval, Approved) => Sending,
        (AwaitingApproval, ChargeSignal.GivenUp) => ChargeState.GivenUp,
        (Sending, AnswerUnknown) => Unknown,

        // What Stripe says wins, also over what was given up for dead.
        (Sending or Unknown or Processing or Authorized or NotSent or Refused or NeedsCustomer or Declined, WasCharged) => Succeeded,
        (Sending or Unknown or NotSent or Refused, Processes) => Processing,
        (Sending or Unknown or Processing or NotSent or Refused, WasAuthorized) => Authorized,
        (Sending or Unknown or Processing or Authorized or NotSent or Refused, WasDeclined) => Declined,
        (Sending or Unknown or NotSent or Refused, WantsCustomer) => NeedsCustomer,
        (Sending or Unknown, WasNotSent) => NotSent,
        (Sending or Unknown, WasRefused) => Refused,
        (Sending or Unknown or Processing or Authorized or NeedsCustomer or NotSent or Refused, WasCanceled) => ChargeState.GivenUp,

        // Told twice.
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

    /// <summary>Whether the amount counts against the caps of the consent: it was charged, or may have been.</summary>
    public static bool Counts(this ChargeState state) => state is Sending or Unknown or Processing or Authorized or Succeeded;

    /// <summary>
    /// Whether it is believed, not known, that nothing came of it: it is watched for a day, and asked about before it is charged again.
    /// </summary>
    public static bool IsBelievedLost(this ChargeState state) => state is NotSent or Refused;

    /// <summary>Whether nothing more comes of it by itself, as far as is known.</summary>
    public static bool IsAtRest(this ChargeState state) => state is not (Sending or Unknown or Processing);
}
