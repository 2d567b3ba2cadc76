namespace MotoPortal.Refunds;

/// <summary>What is true about a refund.</summary>
public enum RefundState
{
    /// <summary>It is on its way to Stripe.</summary>
    Sending,

    /// <summary>It went out and the answer is lost: it may or may not have been made. Being settled.</summary>
    Unknown,

    /// <summary>Stripe has it and the bank does not yet.</summary>
    Pending,

    /// <summary>Stripe wants something of the customer first.</summary>
    NeedsCustomer,

    /// <summary>It went to the customer's bank.</summary>
    Succeeded,

    /// <summary>The bank sent it back; the amount is with the store again.</summary>
    Failed,

    /// <summary>It was canceled at Stripe.</summary>
    Canceled,

    /// <summary>It never reached Stripe; nothing was given back.</summary>
    NotSent,

    /// <summary>Stripe refused the request; nothing was given back.</summary>
    Refused,
}

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

/// <summary>Where a refund was begun.</summary>
public enum RefundOrigin
{
    /// <summary>In the portal.</summary>
    Portal,

    /// <summary>In Stripe's Dashboard or by another program.</summary>
    Elsewhere,
}

/// <summary>What can happen to a refund.</summary>
internal enum RefundSignal
{
    /// <summary>The answer was lost.</summary>
    AnswerUnknown,

    /// <summary>Nothing reached Stripe.</summary>
    WasNotSent,

    /// <summary>Stripe refused the request.</summary>
    WasRefused,

    /// <summary>Stripe has it.</summary>
    IsPending,

    /// <summary>Stripe wants something of the customer.</summary>
    WantsCustomer,

    /// <summary>It went to the bank.</summary>
    WasRefunded,

    /// <summary>The bank sent it back.</summary>
    HasFailed,

    /// <summary>It was canceled at Stripe.</summary>
    WasCanceled,
}
