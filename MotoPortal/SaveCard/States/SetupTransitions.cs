using static MotoPortal.SaveCard.States.SetupSignal;
using static MotoPortal.SaveCard.States.SetupState;

namespace MotoPortal.SaveCard.States;

/// <summary>The state machine of a setup.</summary>
internal static class SetupTransitions
{
    /// <summary>
    /// The state that a signal leads to; the same state when the signal was applied already; null when it may not happen.
    /// </summary>
    public static SetupState? Next(SetupState state, SetupSignal signal) => (state, signal) switch
    {
        (Draft, ConsentRecorded) => Consented,
        (Consented, IntentCreated) => IntentReady,
        (IntentReady, SentToReader) => OnReader,
        (OnReader, AnswerUnknown) => SetupState.Settling,
        (SetupState.Settling, StillOnReader) => OnReader,

        // A command that was considered lost has reached its reader.
        (IntentReady, StillOnReader) => OnReader,
        (OnReader or SetupState.Settling, CardDeclined or ReaderFailed) => IntentReady,
        (Draft or Consented or IntentReady, GivenUp) => Abandoned,
        (Detaching, CardDetached) => Detached,

        // Stripe may report a card late, after the attempt was considered lost or the setup was given up.
        (IntentReady or OnReader or SetupState.Settling, CardSaved) => Saved,
        (Abandoned, CardSaved) => Detaching,
        (IntentReady or OnReader or SetupState.Settling, PaymentTaken) => Paid,
        (Abandoned, PaymentTaken) => PaidLate,

        // The same signal again, from a repeated webhook, a second poll, or another tab.
        (OnReader, StillOnReader) => OnReader,
        (SetupState.Settling, AnswerUnknown) => SetupState.Settling,
        (Saved or Detaching or Detached, CardSaved) => state,
        (Detached or PaidLate, CardDetached) => state,
        (Paid or PaidLate, PaymentTaken) => state,
        (Abandoned, GivenUp) => Abandoned,
        (IntentReady or Saved or Abandoned or Detaching or Detached or Paid or PaidLate, CardDeclined or ReaderFailed or AnswerUnknown) =>
            state,
        (Saved or Abandoned or Detaching or Detached or Paid or PaidLate, StillOnReader) => state,
        (IntentReady or OnReader or SetupState.Settling or Saved or Abandoned
            or Detaching or Detached or Paid or PaidLate, IntentCreated) => state,
        _ => null,
    };

    /// <summary>Whether the state is final, so that nothing more is awaited.</summary>
    public static bool IsFinal(SetupState state) => state is Saved or Paid or PaidLate or Abandoned or Detached;
}
