namespace MotoPortal.Gateway.Objects;

/// <summary>Where a PaymentIntent stands: https://docs.stripe.com/payments/paymentintents/lifecycle</summary>
internal enum PaymentIntentStatus
{
    /// <summary>It waits for a card; also after a decline.</summary>
    RequiresPaymentMethod,

    /// <summary>It has a card that nobody confirmed.</summary>
    RequiresConfirmation,

    /// <summary>It wants the customer online.</summary>
    RequiresAction,

    /// <summary>The bank takes its time.</summary>
    Processing,

    /// <summary>The amount is held and waits to be captured.</summary>
    RequiresCapture,

    /// <summary>It was charged.</summary>
    Succeeded,

    /// <summary>It was canceled.</summary>
    Canceled,
}
