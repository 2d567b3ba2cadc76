using MotoPortal.Primitives;

namespace MotoPortal.Readers.Inspections;

/// <summary>An inspection, as pages show it.</summary>
/// <param name="Reader">The reader.</param>
/// <param name="Serial">The serial number to compare with; null when Stripe has none.</param>
/// <param name="Label">The reader's label at that time.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ByName">The name of the person who inspected it.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Note">The note; null for none.</param>
public sealed record InspectionView(
    ReaderId Reader, string? Serial, string Label, DateTimeOffset At, string ByName, InspectionFinding Finding, string? Note);
