namespace MotoPortal.Disputes;

/// <summary>The status of a dispute: https://docs.stripe.com/api/disputes/object#dispute_object-status</summary>
public enum DisputeStatus
{
    /// <summary>The bank inquires and has taken no money; evidence is requested.</summary>
    WarningNeedsResponse,

    /// <summary>The bank inquires and reviews the evidence.</summary>
    WarningUnderReview,

    /// <summary>The inquiry ended without a dispute.</summary>
    WarningClosed,

    /// <summary>The amount was taken back; evidence is requested.</summary>
    NeedsResponse,

    /// <summary>The amount was taken back, and the bank reviews the evidence.</summary>
    UnderReview,

    /// <summary>The bank decided for the store; the amount is returned.</summary>
    Won,

    /// <summary>The bank decided for the customer.</summary>
    Lost,

    /// <summary>The amount was refunded before it became a dispute, by an agreement with the network.</summary>
    Prevented,

    /// <summary>A status that the portal does not know.</summary>
    Other,
}
