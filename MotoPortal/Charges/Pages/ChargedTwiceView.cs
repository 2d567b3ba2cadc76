using MotoPortal.Charges.Records;


namespace MotoPortal.Charges.Pages;

/// <summary>Two successful charges for one due day or order: one was considered lost, or Stripe made it twice.</summary>
/// <param name="First">The earlier one.</param>
/// <param name="Second">The later one.</param>
public sealed record ChargedTwiceView(ChargeView First, ChargeView Second);
