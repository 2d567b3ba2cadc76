using MotoPortal.Primitives.Checks;


namespace MotoPortal.Preflight;

/// <summary>One check and what it found last.</summary>
/// <param name="Name">The check's name.</param>
/// <param name="Part">The part of the set-up to which it belongs.</param>
/// <param name="Finding">What it found; null before the first look.</param>
/// <param name="At">When it looked, UTC; null before the first look.</param>
/// <param name="IsLooking">Whether it looks at this moment.</param>
public sealed record PreflightView(string Name, PreflightPart Part, PreflightFinding? Finding, DateTimeOffset? At, bool IsLooking);
