using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.SaveCard.Reads;

/// <summary>A payment that was taken.</summary>
/// <param name="Id">The charge's id.</param>
/// <param name="Number">The number told to customers, such as <c>P-1001</c>.</param>
/// <param name="Amount">The charged amount.</param>
/// <param name="Brand">Stripe's brand name of the card; null when Stripe does not name it.</param>
/// <param name="Last4">The last four digits; null when Stripe does not name them.</param>
/// <param name="CountedAsMoto">Whether Stripe counts it as a mail or telephone order; null when Stripe does not say.</param>
public sealed record PaymentView(ChargeId Id, string Number, Money Amount, string? Brand, string? Last4, bool? CountedAsMoto);
