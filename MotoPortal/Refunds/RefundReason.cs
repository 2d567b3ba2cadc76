namespace MotoPortal.Refunds;

/// <summary>Why the customer gets it back.</summary>
public enum RefundReason
{
    /// <summary>It was charged twice.</summary>
    Duplicate,

    /// <summary>The customer asked for it.</summary>
    RequestedByCustomer,

    /// <summary>Somebody else used the card. Stripe blocks the card after that.</summary>
    Fraudulent,

    /// <summary>Another reason, which stands in the note; Stripe is told none.</summary>
    Other,
}
