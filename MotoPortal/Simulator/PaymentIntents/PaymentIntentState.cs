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
