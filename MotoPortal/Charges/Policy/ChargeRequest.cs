using MotoPortal.Primitives.Amounts;


namespace MotoPortal.Charges.Policy;

/// <summary>A requested charge, as the policy sees it.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Initiation">How the charge is initiated.</param>
/// <param name="IsForPurpose">Whether the person says that it is for the consent's purpose.</param>
/// <param name="DueOn">The due day of the instalment or regular charge; null for the next one.</param>
/// <param name="Reference">The order it is for; empty for none.</param>
/// <param name="Limits">The house limits of this person.</param>
/// <param name="SpentTodayByPerson">What this person has charged today without this charge; null for nothing.</param>
internal sealed record ChargeRequest(
    Money Amount,
    ChargeInitiation Initiation,
    bool IsForPurpose,
    DateOnly? DueOn,
    string Reference,
    HouseLimits Limits,
    Money? SpentTodayByPerson);
