using System.Diagnostics;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>The state machine of a PaymentIntent. See https://docs.stripe.com/payments/paymentintents/lifecycle.</summary>
internal static class PaymentIntentTransitions
{
    /// <summary>The state that a signal leads to; null when it may not happen.</summary>
    public static PaymentIntentState? Next(PaymentIntentState state, PaymentIntentSignal signal) => (state, signal) switch
    {
        (PaymentIntentState.RequiresPaymentMethod or PaymentIntentState.RequiresConfirmation
            or PaymentIntentState.RequiresAction, PaymentIntentSignal.CardNamed)
            => PaymentIntentState.RequiresConfirmation,
        (PaymentIntentState.RequiresPaymentMethod or PaymentIntentState.RequiresConfirmation
            or PaymentIntentState.RequiresAction, PaymentIntentSignal.CardSent)
            => PaymentIntentState.Processing,
        (PaymentIntentState.Processing, PaymentIntentSignal.CustomerWanted) => PaymentIntentState.RequiresAction,
        (PaymentIntentState.Processing, PaymentIntentSignal.Authorized) => PaymentIntentState.RequiresCapture,
        (PaymentIntentState.Processing, PaymentIntentSignal.Paid) => PaymentIntentState.Succeeded,
        (PaymentIntentState.Processing or PaymentIntentState.RequiresAction, PaymentIntentSignal.Refused) =>
            PaymentIntentState.RequiresPaymentMethod,
        (PaymentIntentState.RequiresCapture, PaymentIntentSignal.Captured) => PaymentIntentState.Succeeded,
        (PaymentIntentState.RequiresPaymentMethod or PaymentIntentState.RequiresConfirmation
            or PaymentIntentState.RequiresAction or PaymentIntentState.RequiresCapture,
            PaymentIntentSignal.GivenUp) => PaymentIntentState.Canceled,
        _ => null,
    };

    /// <summary>Stripe's value for a state.</summary>
    public static string NameOf(PaymentIntentState state) => state switch
    {
        PaymentIntentState.RequiresPaymentMethod => "requires_payment_method",
        PaymentIntentState.RequiresConfirmation => "requires_confirmation",
        PaymentIntentState.RequiresAction => "requires_action",
        PaymentIntentState.Processing => "processing",
        PaymentIntentState.RequiresCapture => "requires_capture",
        PaymentIntentState.Succeeded => "succeeded",
        PaymentIntentState.Canceled => "canceled",
    };

    /// <summary>The state of Stripe's value.</summary>
    public static PaymentIntentState Of(string name) =>
        Enum.GetValues<PaymentIntentState>().Cast<PaymentIntentState?>().FirstOrDefault(state => NameOf(state!.Value) == name)
        ?? throw new UnreachableException($"No state is called {name}.");
}
