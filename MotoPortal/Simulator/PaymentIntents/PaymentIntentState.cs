using System.Diagnostics;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>Where a PaymentIntent stands.</summary>
internal enum PaymentIntentState
{
    /// <summary>Waits for a card.</summary>
    RequiresPaymentMethod,

    /// <summary>Has a card that nobody confirmed yet.</summary>
    RequiresConfirmation,

    /// <summary>Waits for the customer to authenticate.</summary>
    RequiresAction,

    /// <summary>The bank has not answered yet.</summary>
    Processing,

    /// <summary>The money is set aside and waits to be taken.</summary>
    RequiresCapture,

    /// <summary>The money is taken.</summary>
    Succeeded,

    /// <summary>Given up.</summary>
    Canceled,
}

/// <summary>What happens to a PaymentIntent.</summary>
internal enum PaymentIntentSignal
{
    /// <summary>A request named a card.</summary>
    CardNamed,

    /// <summary>A request or a reader sent the card off.</summary>
    CardSent,

    /// <summary>The bank wants to hear from the customer first.</summary>
    CustomerWanted,

    /// <summary>The bank set the money aside.</summary>
    Authorized,

    /// <summary>The bank gave the money.</summary>
    Paid,

    /// <summary>The bank did not agree.</summary>
    Refused,

    /// <summary>A request took the money that was set aside.</summary>
    Captured,

    /// <summary>A request gave it up.</summary>
    GivenUp,
}

/// <summary>The one state machine of a PaymentIntent. See https://docs.stripe.com/payments/paymentintents/lifecycle.</summary>
internal static class PaymentIntentStates
{
    /// <summary>The state that a signal leads to; null when it may not happen.</summary>
    public static PaymentIntentState? Next(PaymentIntentState state, PaymentIntentSignal signal) => (state, signal) switch
    {
        (PaymentIntentState.RequiresPaymentMethod or PaymentIntentState.RequiresConfirmation or PaymentIntentState.RequiresAction, PaymentIntentSignal.CardNamed)
            => PaymentIntentState.RequiresConfirmation,
        (PaymentIntentState.RequiresPaymentMethod or PaymentIntentState.RequiresConfirmation or PaymentIntentState.RequiresAction, PaymentIntentSignal.CardSent)
            => PaymentIntentState.Processing,
        (PaymentIntentState.Processing, PaymentIntentSignal.CustomerWanted) => PaymentIntentState.RequiresAction,
        (PaymentIntentState.Processing, PaymentIntentSignal.Authorized) => PaymentIntentState.RequiresCapture,
        (PaymentIntentState.Processing, PaymentIntentSignal.Paid) => PaymentIntentState.Succeeded,
        (PaymentIntentState.Processing or PaymentIntentState.RequiresAction, PaymentIntentSignal.Refused) => PaymentIntentState.RequiresPaymentMethod,
        (PaymentIntentState.RequiresCapture, PaymentIntentSignal.Captured) => PaymentIntentState.Succeeded,
        (PaymentIntentState.RequiresPaymentMethod or PaymentIntentState.RequiresConfirmation or PaymentIntentState.RequiresAction or PaymentIntentState.RequiresCapture,
            PaymentIntentSignal.GivenUp) => PaymentIntentState.Canceled,
        _ => null,
    };

    /// <summary>Stripe's word for a state.</summary>
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

    /// <summary>The state behind Stripe's word.</summary>
    public static PaymentIntentState Of(string name) =>
        Enum.GetValues<PaymentIntentState>().Cast<PaymentIntentState?>().FirstOrDefault(state => NameOf(state!.Value) == name)
        ?? throw new UnreachableException($"No state is called {name}.");
}
