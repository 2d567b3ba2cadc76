using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>A charge of a saved card that somebody asks for.</summary>
/// <param name="Consent">The consent that is to cover it.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Initiation">Whether the customer is on the line.</param>
/// <param name="Origin">Who begins it.</param>
/// <param name="IsForPurpose">Whether it is for what the consent was given for.</param>
/// <param name="DueOn">The day of the plan that it is for; null for the next one, or where there is no plan.</param>
/// <param name="Reference">The order's reference; at most <see cref="ReferenceLength"/> characters.</param>
/// <param name="Reason">Why it is charged in this way; at most <see cref="ReasonLength"/> characters.</param>
/// <param name="Store">The store of who asks; null when they have none.</param>
/// <param name="Id">The id that the page gave it, so that a second click is the same charge.</param>
/// <param name="AsksForApproval">Whether a second person is to decide when only rules of the house stand against it.</param>
/// <param name="Confirmed">The amount that a person saw on the button when they pressed it; null where no person presses one.</param>
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
    /// <summary>The longest reference, in characters.</summary>
    public const int ReferenceLength = 60;

    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = 300;

    /// <summary>
    /// Whether a person saw the amount that would be charged; what the schedule charges by itself was agreed in its consent.
    /// </summary>
    public bool IsConfirmed => Origin is ChargeOrigin.Schedule || Confirmed == Amount;
}
