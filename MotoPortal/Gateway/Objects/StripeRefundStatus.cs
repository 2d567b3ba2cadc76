namespace MotoPortal.Gateway.Objects;

/// <summary>Where a Refund stands: https://docs.stripe.com/api/refunds/object#refund_object-status</summary>
internal enum StripeRefundStatus
{
    /// <summary>On its way.</summary>
    Pending,

    /// <summary>It wants something of the customer.</summary>
    RequiresAction,

    /// <summary>It went to the bank.</summary>
    Succeeded,

    /// <summary>The bank sent it back; this can come weeks after it went there.</summary>
    Failed,

    /// <summary>It was canceled.</summary>
    Canceled,
}
