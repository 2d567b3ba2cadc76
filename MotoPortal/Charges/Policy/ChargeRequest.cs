using MotoPortal.Primitives;

namespace MotoPortal.Charges.Policy;

/// <summary>A charge that is asked for.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Initiation">Who is there.</param>
/// <param name="IsForPurpose">Whether the person says that it is for what was agreed.</param>
/// <param name="DueOn">The instalment or regular charge it is for, by its day; null for the one that comes next.</param>
/// <param name="Reference">The order it is for; empty for none.</param>
/// <param name="Limits">The limits of the house for this person.</param>
/// <param name="SpentTodayByPerson">What this person has charged today without this one; null for nothing.</param>
internal sealed record ChargeRequest(
    Money Amount,
    ChargeInitiation Initiation,
    bool IsForPurpose,
    DateOnly? DueOn,
    string Reference,
    HouseLimits Limits,
    Money? SpentTodayByPerson);
