namespace MotoPortal.SaveCard.Settling;

/// <summary>Where Stripe's object behind a setup stands.</summary>
internal enum CardIntentStatus
{
    /// <summary>It waits for a card; also after a decline.</summary>
    WaitsForCard,

    /// <summary>The bank is being asked.</summary>
    Processing,

    /// <summary>The bank wants the customer online.</summary>
    NeedsCustomer,

    /// <summary>The card is saved, or the amount is charged.</summary>
    Succeeded,

    /// <summary>It was canceled and takes no card any more.</summary>
    Canceled,
}
