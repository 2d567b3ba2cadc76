namespace MotoPortal.Refunds.Records;

/// <summary>Maps reasons to Stripe's values: https://docs.stripe.com/api/refunds/create#create_refund-reason</summary>
internal static class RefundReasonMapping
{
    /// <summary>Stripe's value; null for none.</summary>
    public static string? Word(RefundReason reason) => reason switch
    {
        RefundReason.Duplicate => "duplicate",
        RefundReason.RequestedByCustomer => "requested_by_customer",
        RefundReason.Fraudulent => "fraudulent",
        RefundReason.Other => null,
    };

    /// <summary>The reason of Stripe's value.</summary>
    public static RefundReason Of(string? word) => word switch
    {
        "duplicate" => RefundReason.Duplicate,
        "requested_by_customer" => RefundReason.RequestedByCustomer,
        "fraudulent" => RefundReason.Fraudulent,
        _ => RefundReason.Other,
    };
}
