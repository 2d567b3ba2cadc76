namespace MotoPortal.Refunds.Records;

/// <summary>The state of a refund.</summary>
public enum RefundState
{
    /// <summary>It is being sent to Stripe.</summary>
    Sending,

    /// <summary>It was sent and the answer was lost, so it may or may not have been made. It is being settled.</summary>
    Unknown,

    /// <summary>Stripe has accepted it, the bank not yet.</summary>
    Pending,

    /// <summary>Stripe requires an action by the customer first.</summary>
    NeedsCustomer,

    /// <summary>It was sent to the customer's bank.</summary>
    Succeeded,

    /// <summary>The bank returned it; the store has the amount again.</summary>
    Failed,

    /// <summary>It was canceled at Stripe.</summary>
    Canceled,

    /// <summary>It did not reach Stripe; nothing was refunded.</summary>
    NotSent,

    /// <summary>Stripe refused the request; nothing was refunded.</summary>
    Refused,
}
