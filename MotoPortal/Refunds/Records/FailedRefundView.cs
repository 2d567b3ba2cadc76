
namespace MotoPortal.Refunds.Records;

/// <summary>A refund that the bank returned, for administrators.</summary>
/// <param name="Refund">The refund.</param>
/// <param name="ChargeNumber">The charge's number, such as <c>P-1001</c>.</param>
/// <param name="CustomerName">The customer's name.</param>
public sealed record FailedRefundView(RefundView Refund, string ChargeNumber, string CustomerName);
