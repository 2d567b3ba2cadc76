using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.SaveCard.Reads;

/// <summary>A payment that was taken after its setup was given up, and has to be refunded.</summary>
/// <param name="Id">The charge's id.</param>
/// <param name="Number">The charge's number.</param>
/// <param name="Amount">The charged amount.</param>
/// <param name="CustomerName">The customer's name; null when none is known.</param>
public sealed record LatePaymentView(ChargeId Id, string Number, Money Amount, string? CustomerName);
