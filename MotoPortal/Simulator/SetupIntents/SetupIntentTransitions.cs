using System.Diagnostics;

namespace MotoPortal.Simulator.SetupIntents;

/// <summary>The state machine of a SetupIntent. See https://docs.stripe.com/payments/paymentintents/lifecycle.</summary>
internal static class SetupIntentTransitions
{
    /// <summary>The state that a signal leads to; null when it may not happen.</summary>
    public static SetupIntentState? Next(SetupIntentState state, SetupIntentSignal signal) => (state, signal) switch
    {
        (SetupIntentState.RequiresPaymentMethod or SetupIntentState.RequiresConfirmation, SetupIntentSignal.CardNamed) =>
            SetupIntentState.RequiresConfirmation,
        (SetupIntentState.RequiresPaymentMethod, SetupIntentSignal.CardPresented) => SetupIntentState.Processing,
        (SetupIntentState.Processing, SetupIntentSignal.CardAccepted) => SetupIntentState.Succeeded,
        (SetupIntentState.Processing, SetupIntentSignal.CardRefused) => SetupIntentState.RequiresPaymentMethod,
        (SetupIntentState.RequiresPaymentMethod or SetupIntentState.RequiresConfirmation, SetupIntentSignal.GivenUp) =>
            SetupIntentState.Canceled,
        _ => null,
    };

    /// <summary>Stripe's value for a state.</summary>
    public static string NameOf(SetupIntentState state) => state switch
    {
        SetupIntentState.RequiresPaymentMethod => "requires_payment_method",
        SetupIntentState.RequiresConfirmation => "requires_confirmation",
        SetupIntentState.Processing => "processing",
        SetupIntentState.Succeeded => "succeeded",
        SetupIntentState.Canceled => "canceled",
    };

    /// <summary>The state of Stripe's value.</summary>
    public static SetupIntentState Of(string name) =>
        Enum.GetValues<SetupIntentState>().Cast<SetupIntentState?>().FirstOrDefault(state => NameOf(state!.Value) == name)
        ?? throw new UnreachableException($"No state is called {name}.");
}
