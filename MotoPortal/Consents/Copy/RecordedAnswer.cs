using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Copy;

/// <summary>An answer in the consent record.</summary>
/// <param name="Part">The part of the terms.</param>
/// <param name="Yes">Whether it was a yes.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Seconds">How long its question was read, in seconds; null when it was not measured.</param>
internal sealed record RecordedAnswer(TermsPartKey Part, bool Yes, DateTimeOffset At, int? Seconds);
