namespace MotoPortal.Gateway.Objects;

/// <summary>
/// The merchant's side of a dispute in words, each under the name of Stripe's field; empty where nothing is said.
/// https://docs.stripe.com/api/disputes/evidence_object
/// </summary>
/// <param name="CustomerName"><c>customer_name</c>.</param>
/// <param name="CustomerEmail"><c>customer_email_address</c>.</param>
/// <param name="ProductDescription"><c>product_description</c>.</param>
/// <param name="ServiceDate"><c>service_date</c>.</param>
/// <param name="CancellationPolicy"><c>cancellation_policy_disclosure</c>: how and when the customer was told.</param>
/// <param name="RefundPolicy"><c>refund_policy_disclosure</c>: how and when the customer was told.</param>
/// <param name="ActivityLog"><c>access_activity_log</c>: what happened, with times.</param>
/// <param name="Explanation"><c>uncategorized_text</c>: everything else.</param>
public sealed record StripeEvidence(
    string CustomerName,
    string CustomerEmail,
    string ProductDescription,
    string ServiceDate,
    string CancellationPolicy,
    string RefundPolicy,
    string ActivityLog,
    string Explanation)
{
    /// <summary>Nothing said.</summary>
    public static StripeEvidence None { get; } = new("", "", "", "", "", "", "", "");

    /// <summary>The texts under the names of Stripe's fields.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields() =>
    [
        new("customer_name", CustomerName),
        new("customer_email_address", CustomerEmail),
        new("product_description", ProductDescription),
        new("service_date", ServiceDate),
        new("cancellation_policy_disclosure", CancellationPolicy),
        new("refund_policy_disclosure", RefundPolicy),
        new("access_activity_log", ActivityLog),
        new("uncategorized_text", Explanation),
    ];
}
