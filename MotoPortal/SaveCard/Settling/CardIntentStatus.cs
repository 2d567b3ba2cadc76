namespace MotoPortal.SaveCard.Settling;

/// <summary>The status of a setup's SetupIntent or PaymentIntent.</summary>
internal enum CardIntentStatus
{
    /// <summary>Waits for a card; also after a decline.</summary>
    WaitsForCard,

    /// <summary>The bank is being asked.</summary>
    Processing,

    /// <summary>The bank requires authentication by the customer online.</summary>
    NeedsCustomer,

    /// <summary>The card is saved, or the amount is charged.</summary>
    Succeeded,

    /// <summary>Canceled; takes no card any more.</summary>
    Canceled,
}
