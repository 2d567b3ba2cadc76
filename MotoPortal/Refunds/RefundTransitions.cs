using static MotoPortal.Refunds.RefundSignal;
using static MotoPortal.Refunds.RefundState;

namespace MotoPortal.Refunds;

/// <summary>The state machine of a refund.</summary>
internal static class RefundTransitions
{
    /// <summary>The state that a signal leads to; the same state when the signal is old news; null when it may not happen.</summary>
    public static RefundState? Next(RefundState state, RefundSignal signal) => (state, signal) switch
    {
        (Sending, AnswerUnknown) => Unknown,
        (Sending or Unknown, WasNotSent) => NotSent,
        (Sending or Unknown, WasRefused) => Refused,

        // What Stripe says wins, also over what was given up for dead.
        (Sending or Unknown or NotSent or Refused or NeedsCustomer, IsPending) => Pending,
        (Sending or Unknown or NotSent or Refused or Pending, WantsCustomer) => NeedsCustomer,
        (Sending or Unknown or NotSent or Refused or Pending or NeedsCustomer, WasRefunded) => Succeeded,
        (Sending or Unknown or NotSent or Refused or Pending or NeedsCustomer, WasCanceled) => Canceled,

        // A bank sends a refund back weeks after it went there: https://docs.stripe.com/refunds#failed-refunds
        (Sending or Unknown or NotSent or Refused or Pending or NeedsCustomer or Succeeded, HasFailed) => Failed,

        // Told twice, or late.
        (Unknown, AnswerUnknown) => Unknown,
        (Pending, IsPending or AnswerUnknown) => Pending,
        (NeedsCustomer, WantsCustomer or AnswerUnknown) => NeedsCustomer,
        (Succeeded, WasRefunded or IsPending or WantsCustomer or AnswerUnknown) => Succeeded,
        (Failed, HasFailed or WasRefunded or IsPending or WantsCustomer or AnswerUnknown) => Failed,
        (Canceled, WasCanceled or IsPending or WantsCustomer or AnswerUnknown) => Canceled,
        (NotSent, WasNotSent) => NotSent,
        (Refused, WasRefused) => Refused,
        _ => null,
    };

    /// <summary>Whether the amount cannot be given back a second time: it was, or may have been.</summary>
    public static bool Counts(this RefundState state) => state is Sending or Unknown or Pending or NeedsCustomer or Succeeded;

    /// <summary>Whether Stripe has it and counts it as given back.</summary>
    public static bool IsGivenBack(this RefundState state) => state is Pending or NeedsCustomer or Succeeded;
}
