namespace MotoPortal.Disputes;

/// <summary>Where a dispute stands: https://docs.stripe.com/api/disputes/object#dispute_object-status</summary>
public enum DisputeStatus
{
    /// <summary>The bank inquires, and no money has moved yet; evidence is wanted.</summary>
    WarningNeedsResponse,

    /// <summary>The bank inquires and looks at the evidence.</summary>
    WarningUnderReview,

    /// <summary>The inquiry ended without a dispute.</summary>
    WarningClosed,

    /// <summary>The amount was taken back; evidence is wanted.</summary>
    NeedsResponse,

    /// <summary>The amount was taken back, and the bank looks at the evidence.</summary>
    UnderReview,

    /// <summary>The bank decided for the store; the amount comes back.</summary>
    Won,

    /// <summary>The bank decided for the customer.</summary>
    Lost,

    /// <summary>The amount was given back before it became a dispute, by an agreement with the network.</summary>
    Prevented,

    /// <summary>Something that Stripe says and the portal does not know yet.</summary>
    Other,
}
