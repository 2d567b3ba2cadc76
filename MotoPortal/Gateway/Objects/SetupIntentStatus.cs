namespace MotoPortal.Gateway.Objects;

/// <summary>Where a SetupIntent stands: https://docs.stripe.com/payments/setupintents/lifecycle</summary>
internal enum SetupIntentStatus
{
    /// <summary>It waits for a card; also after a decline.</summary>
    RequiresPaymentMethod,

    /// <summary>It has a card that nobody confirmed.</summary>
    RequiresConfirmation,

    /// <summary>It wants the customer online.</summary>
    RequiresAction,

    /// <summary>The bank is being asked.</summary>
    Processing,

    /// <summary>The card is saved.</summary>
    Succeeded,

    /// <summary>It was canceled.</summary>
    Canceled,
}
