using MotoPortal.Charges.Records;


namespace MotoPortal.Schedules.Plans;

/// <summary>The result of a charge.</summary>
/// <param name="State">The state.</param>
/// <param name="Problem">Why the bank was not asked; null when it was.</param>
/// <param name="DeclineCode">The bank's decline code; null for none.</param>
/// <param name="AdviceCode">Stripe's advice code; null for none.</param>
internal sealed record ChargeResult(
    ChargeState State, ChargeProblem? Problem = null, string? DeclineCode = null, string? AdviceCode = null);
