namespace MotoPortal.Consents.Lifecycle;

/// <summary>A card's last four digits and expiry since its renewal.</summary>
/// <param name="Last4">The last four digits.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Year">The year, four digits.</param>
public sealed record CardExpiry(string Last4, int Month, int Year);
