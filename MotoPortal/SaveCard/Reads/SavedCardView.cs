using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Reads;

/// <summary>A saved card.</summary>
/// <param name="PaymentMethod">Stripe's id.</param>
/// <param name="Brand">Stripe's brand name, such as <c>visa</c>.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="ExpMonth">The month of expiry, 1 to 12.</param>
/// <param name="ExpYear">The year of expiry, four digits.</param>
/// <param name="CountedAsMoto">Whether Stripe counts it as a mail or telephone order; null when Stripe does not say.</param>
public sealed record SavedCardView(
    PaymentMethodId PaymentMethod, string Brand, string Last4, int ExpMonth, int ExpYear, bool? CountedAsMoto);
