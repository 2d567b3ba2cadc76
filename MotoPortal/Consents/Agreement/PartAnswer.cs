using MotoPortal.Terms;

namespace MotoPortal.Consents.Agreement;

/// <summary>The customer's answer to one part that was read to them.</summary>
/// <param name="Part">The part.</param>
/// <param name="Yes">Whether they said yes.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Readings">How often the part was read, from 1.</param>
public sealed record PartAnswer(TermsPartKey Part, bool Yes, DateTimeOffset At, int Readings = 1);
