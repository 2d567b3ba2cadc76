using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Policy;

/// <summary>An earlier charge, made or tried, under the same consent.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="At">When it was requested, UTC.</param>
/// <param name="State">What it means for the next charge.</param>
/// <param name="DueOn">The due day of the instalment or regular charge; null for none.</param>
/// <param name="Reference">The order it was for; empty for none.</param>
/// <param name="DeclineGroup">What staff can do about the decline; null when it was not declined.</param>
internal sealed record EarlierCharge(
    Money Amount,
    DateTimeOffset At,
    EarlierChargeState State,
    DateOnly? DueOn,
    string Reference,
    DeclineGroup? DeclineGroup = null);
