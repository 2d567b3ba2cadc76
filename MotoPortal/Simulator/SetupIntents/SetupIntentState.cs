using System.Diagnostics;

namespace MotoPortal.Simulator.SetupIntents;

/// <summary>Where a SetupIntent stands. MOTO needs no authentication, so <c>requires_action</c> never comes up here.</summary>
internal enum SetupIntentState
{
    /// <summary>Waits for a card.</summary>
    RequiresPaymentMethod,

    /// <summary>Has a card that nobody confirmed yet.</summary>
    RequiresConfirmation,

    /// <summary>A card is being authorised.</summary>
    Processing,

    /// <summary>The card is saved.</summary>
    Succeeded,

    /// <summary>Given up.</summary>
    Canceled,
}

/// <summary>What happens to a SetupIntent.</summary>
internal enum SetupIntentSignal
{
    /// <summary>A request named a card.</summary>
    CardNamed,

    /// <summary>A reader sent a card off.</summary>
    CardPresented,

    /// <summary>The bank agreed.</summary>
    CardAccepted,

    /// <summary>The bank did not agree.</summary>
    CardRefused,

    /// <summary>A request gave it up.</summary>
    GivenUp,
}

/// <summary>The one state machine of a SetupIntent. See https://docs.stripe.com/payments/paymentintents/lifecycle.</summary>
internal static class SetupIntentStates
{
    /// <summary>The state that a signal leads to; null when it may not happen.</summary>
    public static SetupIntentState? Next(SetupIntentState state, SetupIntentSignal signal) => (state, signal) switch
    {
        (SetupIntentState.RequiresPaymentMethod or SetupIntentState.RequiresConfirmation, SetupIntentSignal.CardNamed) => SetupIntentState.RequiresConfirmation,
        (SetupIntentState.RequiresPaymentMethod, SetupIntentSignal.CardPresented) => SetupIntentState.Processing,
        (SetupIntentState.Processing, SetupIntentSignal.CardAccepted) => SetupIntentState.Succeeded,
        (SetupIntentState.Processing, SetupIntentSignal.CardRefused) => SetupIntentState.RequiresPaymentMethod,
        (SetupIntentState.RequiresPaymentMethod or SetupIntentState.RequiresConfirmation, SetupIntentSignal.GivenUp) => SetupIntentState.Canceled,
        _ => null,
    };

    /// <summary>Stripe's word for a state.</summary>
    public static string NameOf(SetupIntentState state) => state switch
    {
        SetupIntentState.RequiresPaymentMethod => "requires_payment_method",
        SetupIntentState.RequiresConfirmation => "requires_confirmation",
        SetupIntentState.Processing => "processing",
        SetupIntentState.Succeeded => "succeeded",
        SetupIntentState.Canceled => "canceled",
    };

    /// <summary>The state behind Stripe's word.</summary>
    public static SetupIntentState Of(string name) =>
        Enum.GetValues<SetupIntentState>().Cast<SetupIntentState?>().FirstOrDefault(state => NameOf(state!.Value) == name)
        ?? throw new UnreachableException($"No state is called {name}.");
}
