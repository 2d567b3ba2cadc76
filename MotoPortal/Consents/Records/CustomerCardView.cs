using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>A card of a customer at Stripe, with its consent.</summary>
/// <param name="PaymentMethod">Stripe's id.</param>
/// <param name="Brand">Stripe's brand name.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="ExpMonth">The month of expiry, 1 to 12.</param>
/// <param name="ExpYear">The year of expiry, four digits.</param>
/// <param name="Consent">The consent; null when the portal has none for this card.</param>
public sealed record CustomerCardView(
    PaymentMethodId PaymentMethod, string Brand, string Last4, int ExpMonth, int ExpYear, ConsentView? Consent);
