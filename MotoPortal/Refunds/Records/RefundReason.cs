namespace MotoPortal.Refunds.Records;

/// <summary>The reason of a refund.</summary>
public enum RefundReason
{
    /// <summary>It was charged twice.</summary>
    Duplicate,

    /// <summary>The customer asked for it.</summary>
    RequestedByCustomer,

    /// <summary>The card was used by another person. Stripe blocks the card after that.</summary>
    Fraudulent,

    /// <summary>Another reason, given in the note; Stripe gets none.</summary>
    Other,
}
