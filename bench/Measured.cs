namespace MotoPortal.Bench;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured, with its unit.</param>
/// <param name="Portal">The portal's rounds.</param>
/// <param name="FloorName">What it is held against; empty when it is held against its goal alone.</param>
/// <param name="Floor">The rounds of the floor; null without one.</param>
/// <param name="Goal">The goal in words.</param>
internal sealed record Measured(string What, Sample Portal, string FloorName, Sample? Floor, string Goal)
{
    /// <summary>How many times the floor the portal is; null without a floor.</summary>
    public double? Ratio => Floor is { Median: > 0 } floor ? Portal.Median / floor.Median : null;
}
