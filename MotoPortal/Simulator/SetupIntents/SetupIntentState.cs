namespace MotoPortal.Simulator.SetupIntents;

/// <summary>The states of a SetupIntent. MOTO needs no authentication, so there is no <c>requires_action</c>.</summary>
internal enum SetupIntentState
{
    /// <summary>Waits for a card.</summary>
    RequiresPaymentMethod,

    /// <summary>Has a card and waits for confirmation.</summary>
    RequiresConfirmation,

    /// <summary>A card is being authorized.</summary>
    Processing,

    /// <summary>The card is saved.</summary>
    Succeeded,

    Canceled,
}
