using static MotoPortal.Refunds.Records.RefundSignal;
using static MotoPortal.Refunds.Records.RefundState;

namespace MotoPortal.Refunds.Records;

/// <summary>The state machine of a refund.</summary>
internal static class RefundTransitions
{
    /// <summary>
    /// The state that a signal leads to; the same state when the signal was applied already; null when it may not happen.
    /// </summary>
    public static RefundState? Next(RefundState state, RefundSignal signal) => (state, signal) switch
    {
        (Sending, AnswerUnknown) => Unknown,
        (Sending or Unknown, WasNotSent) => NotSent,
        (Sending or Unknown, WasRefused) => Refused,

        // Stripe's answer overrides what was assumed before.
        (Sending or Unknown or NotSent or Refused or NeedsCustomer, IsPending) => Pending,
        (Sending or Unknown or NotSent or Refused or Pending, WantsCustomer) => NeedsCustomer,
        (Sending or Unknown or NotSent or Refused or Pending or NeedsCustomer, WasRefunded) => Succeeded,
        (Sending or Unknown or NotSent or Refused or Pending or NeedsCustomer, WasCanceled) => Canceled,

        // A bank can return a refund weeks later: https://docs.stripe.com/refunds#failed-refunds
        (Sending or Unknown or NotSent or Refused or Pending or NeedsCustomer or Succeeded, HasFailed) => Failed,

        // The same news again, or older news.
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

    /// <summary>Whether the amount cannot be refunded again: it was refunded, or may have been.</summary>
    public static bool Counts(this RefundState state) => state is Sending or Unknown or Pending or NeedsCustomer or Succeeded;

    /// <summary>Whether Stripe has accepted it and counts it as refunded.</summary>
    public static bool CountsAsRefunded(this RefundState state) => state is Pending or NeedsCustomer or Succeeded;
}
