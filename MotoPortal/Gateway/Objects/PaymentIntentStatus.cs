namespace MotoPortal.Gateway.Objects;

/// <summary>The status of a PaymentIntent: https://docs.stripe.com/payments/paymentintents/lifecycle</summary>
internal enum PaymentIntentStatus
{
    /// <summary>Waits for a card; also after a decline.</summary>
    RequiresPaymentMethod,

    /// <summary>Has a card and waits for confirmation.</summary>
    RequiresConfirmation,

    /// <summary>Requires authentication by the customer online.</summary>
    RequiresAction,

    /// <summary>The bank needs more time.</summary>
    Processing,

    /// <summary>The amount is held and waits to be captured.</summary>
    RequiresCapture,

    /// <summary>It was charged.</summary>
    Succeeded,

    /// <summary>It was canceled.</summary>
    Canceled,
}
