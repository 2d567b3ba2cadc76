using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>A payment that was taken after its setup had been given up, and waits to be refunded.</summary>
/// <param name="Id">The charge's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Amount">What was charged.</param>
/// <param name="CustomerName">The customer's name; null when none is known.</param>
public sealed record LatePaymentView(ChargeId Id, string Number, Money Amount, string? CustomerName);
