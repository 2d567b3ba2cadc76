using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Agreement;

/// <summary>The customer's answer to one part of the terms.</summary>
/// <param name="Part">The part.</param>
/// <param name="Yes">Whether they agreed.</param>
/// <param name="At">When they answered, UTC.</param>
/// <param name="Readings">How often the part was read, from 1.</param>
public sealed record PartAnswer(TermsPartKey Part, bool Yes, DateTimeOffset At, int Readings = 1);
