using MotoPortal.Charges.Records;


namespace MotoPortal.Charges.Pages;

/// <summary>Two successful charges for one due day or order, because one of them was considered lost.</summary>
/// <param name="First">The earlier one.</param>
/// <param name="Second">The later one.</param>
public sealed record ChargedTwiceView(ChargeView First, ChargeView Second);
