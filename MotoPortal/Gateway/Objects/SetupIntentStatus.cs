namespace MotoPortal.Gateway.Objects;

/// <summary>The status of a SetupIntent: https://docs.stripe.com/payments/setupintents/lifecycle</summary>
internal enum SetupIntentStatus
{
    /// <summary>Waits for a card; also after a decline.</summary>
    RequiresPaymentMethod,

    /// <summary>Has a card and waits for confirmation.</summary>
    RequiresConfirmation,

    /// <summary>Requires authentication by the customer online.</summary>
    RequiresAction,

    /// <summary>The bank is being asked.</summary>
    Processing,

    /// <summary>The card is saved.</summary>
    Succeeded,

    /// <summary>It was canceled.</summary>
    Canceled,
}
