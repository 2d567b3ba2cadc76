using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The payment that was taken.</summary>
/// <param name="Id">The charge's id.</param>
/// <param name="Number">The number that customers are told: <c>P-1001</c>.</param>
/// <param name="Amount">What was charged.</param>
/// <param name="Brand">Stripe's brand name of the card; null when Stripe does not tell.</param>
/// <param name="Last4">The last four digits; null when Stripe does not tell.</param>
/// <param name="CountedAsMoto">Whether Stripe says that it was taken by mail or telephone; null when Stripe does not say.</param>
public sealed record PaymentView(ChargeId Id, string Number, Money Amount, string? Brand, string? Last4, bool? CountedAsMoto);
