using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>One inspection as it was written down.</summary>
/// <param name="Reader">The reader.</param>
/// <param name="Serial">The serial number that the sticker was compared with; null when Stripe gave none.</param>
/// <param name="Label">The reader's label at that time.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ByName">Who inspected it.</param>
/// <param name="Finding">What it came to.</param>
/// <param name="Note">What they added; null for nothing.</param>
public sealed record InspectionView(
    ReaderId Reader, string? Serial, string Label, DateTimeOffset At, string ByName, InspectionFinding Finding, string? Note);
