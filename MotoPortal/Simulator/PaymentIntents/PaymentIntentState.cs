namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>The states of a PaymentIntent.</summary>
internal enum PaymentIntentState
{
    /// <summary>Waits for a card.</summary>
    RequiresPaymentMethod,

    /// <summary>Has a card and waits for confirmation.</summary>
    RequiresConfirmation,

    /// <summary>Waits for the customer to authenticate.</summary>
    RequiresAction,

    /// <summary>Waits for the bank's answer.</summary>
    Processing,

    /// <summary>The amount is held and waits to be captured.</summary>
    RequiresCapture,

    /// <summary>The amount is captured.</summary>
    Succeeded,

    Canceled,
}
