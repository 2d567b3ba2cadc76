using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A saved card as Stripe returns it.</summary>
/// <param name="Id">Stripe's id of the PaymentMethod.</param>
/// <param name="Brand">Stripe's brand name, such as <c>visa</c>.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="ExpMonth">The month of expiry, 1 to 12.</param>
/// <param name="ExpYear">The year of expiry, four digits.</param>
/// <param name="Customer">The customer; null once it is detached.</param>
/// <param name="Fingerprint">Stripe's fingerprint of the card number, specific to the account; null when Stripe sent none.</param>
/// <param name="Mandate">The mandate created by the SetupIntent; null for none, which is usual for cards.</param>
internal sealed record StripeCard(
    PaymentMethodId Id, string Brand, string Last4, int ExpMonth, int ExpYear, CustomerId? Customer, string? Fingerprint =
        null, string? Mandate = null);
