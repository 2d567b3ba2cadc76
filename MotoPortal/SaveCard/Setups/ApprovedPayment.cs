using MotoPortal.Accounts.Acting;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The approval of a payment above the house limits, by a second person at the first person's page.</summary>
/// <param name="Second">The second person.</param>
/// <param name="Reason">Why; kept permanently.</param>
/// <param name="Confirmed">The amount that the button showed when they clicked it; null when it is not known.</param>
internal sealed record ApprovedPayment(ConfirmedPerson Second, string Reason, Money? Confirmed);
