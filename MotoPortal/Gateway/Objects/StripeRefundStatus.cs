namespace MotoPortal.Gateway.Objects;

/// <summary>The status of a Refund: https://docs.stripe.com/api/refunds/object#refund_object-status</summary>
internal enum StripeRefundStatus
{
    /// <summary>In progress.</summary>
    Pending,

    /// <summary>Requires an action by the customer.</summary>
    RequiresAction,

    /// <summary>Sent to the bank.</summary>
    Succeeded,

    /// <summary>The bank returned it; this can happen weeks after it succeeded.</summary>
    Failed,

    /// <summary>It was canceled.</summary>
    Canceled,
}
