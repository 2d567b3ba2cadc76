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
