namespace MotoPortal.Refunds;

/// <summary>A refund that the bank sent back, for those who have to see to it.</summary>
/// <param name="Refund">The refund.</param>
/// <param name="ChargeNumber">The charge's number, such as <c>P-1001</c>.</param>
/// <param name="CustomerName">Whose.</param>
public sealed record FailedRefundView(RefundView Refund, string ChargeNumber, string CustomerName);
