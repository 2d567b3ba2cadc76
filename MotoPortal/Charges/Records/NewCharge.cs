using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Records;

/// <summary>A request to charge a saved card.</summary>
/// <param name="Consent">The consent that is to cover it.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Initiation">Whether the customer is on the line.</param>
/// <param name="Origin">Who initiates it.</param>
/// <param name="IsForPurpose">Whether it is for the consent's purpose.</param>
/// <param name="DueOn">The due day in the schedule; null for the next one, or without a schedule.</param>
/// <param name="Reference">The order's reference; at most <see cref="ReferenceLength"/> characters.</param>
/// <param name="Reason">Why it is charged in this way; at most <see cref="ReasonLength"/> characters.</param>
/// <param name="Store">The store of a charge by the schedule; for a person's charge it comes from the scope. Null for none.</param>
/// <param name="Id">The id chosen by the page, so that a second click is the same charge.</param>
/// <param name="AsksForApproval">Whether a second person is asked when only house rules forbid it.</param>
/// <param name="Confirmed">The amount that the button showed when a person clicked it; null when no person did.</param>
internal sealed record NewCharge(
    ConsentId Consent,
    Money Amount,
    ChargeInitiation Initiation,
    ChargeOrigin Origin,
    bool IsForPurpose,
    DateOnly? DueOn,
    string Reference,
    string Reason,
    LocationId? Store,
    ChargeId Id,
    bool AsksForApproval = false,
    Money? Confirmed = null)
{
    /// <summary>The maximum length of a reference, in characters.</summary>
    public const int ReferenceLength = 60;

    /// <summary>The maximum length of a reason, in characters.</summary>
    public const int ReasonLength = 300;

    /// <summary>Whether a person saw the amount; charges by the schedule were agreed in the consent.</summary>
    public bool IsConfirmed => Origin is ChargeOrigin.Schedule || Confirmed == Amount;
}
