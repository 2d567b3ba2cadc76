using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Policy;

/// <summary>One charge that was made, or tried, under the same consent.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="At">When it was asked for, UTC.</param>
/// <param name="State">What it means for the next one.</param>
/// <param name="DueOn">The instalment or regular charge it was for; null for none.</param>
/// <param name="Reference">The order it was for; empty for none.</param>
/// <param name="DeclineGroup">What staff can do about the decline; null when it was not declined.</param>
internal sealed record EarlierCharge(
    Money Amount,
    DateTimeOffset At,
    EarlierChargeState State,
    DateOnly? DueOn,
    string Reference,
    DeclineGroup? DeclineGroup = null);
