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
