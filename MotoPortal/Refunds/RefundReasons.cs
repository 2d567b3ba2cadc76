namespace MotoPortal.Refunds;

/// <summary>Stripe's words for the reasons of refunds: https://docs.stripe.com/api/refunds/create#create_refund-reason</summary>
internal static class RefundReasons
{
    /// <summary>What Stripe is told; null for nothing.</summary>
    public static string? Word(RefundReason reason) => reason switch
    {
        RefundReason.Duplicate => "duplicate",
        RefundReason.RequestedByCustomer => "requested_by_customer",
        RefundReason.Fraudulent => "fraudulent",
        RefundReason.Other => null,
    };

    /// <summary>What Stripe's word means here.</summary>
    public static RefundReason Of(string? word) => word switch
    {
        "duplicate" => RefundReason.Duplicate,
        "requested_by_customer" => RefundReason.RequestedByCustomer,
        "fraudulent" => RefundReason.Fraudulent,
        _ => RefundReason.Other,
    };
}
