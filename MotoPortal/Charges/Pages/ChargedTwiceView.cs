using MotoPortal.Charges.Lifecycle;

namespace MotoPortal.Charges.Pages;

/// <summary>Two charges that went through for one due day, or for one order, because one of them was taken for lost.</summary>
/// <param name="First">The earlier one.</param>
/// <param name="Second">The later one.</param>
internal sealed record ChargedTwiceView(ChargeView First, ChargeView Second);
