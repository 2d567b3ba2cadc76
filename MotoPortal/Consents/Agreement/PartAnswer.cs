using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Agreement;

/// <summary>The customer's answer to one part of the terms. Parts that were asked together have the same answer.</summary>
/// <param name="Part">The part.</param>
/// <param name="Yes">Whether they agreed.</param>
/// <param name="At">When they answered, UTC.</param>
/// <param name="Readings">How often the part was read, from 1.</param>
/// <param name="Question">The number of the question, from 1; null in records in which each part was a question.</param>
/// <param name="Since">When the question was shown to be read, UTC; null in records in which this was not measured.</param>
public sealed record PartAnswer(
    TermsPartKey Part, bool Yes, DateTimeOffset At, int Readings = 1, int? Question = null, DateTimeOffset? Since = null)
{
    /// <summary>How long the question was read until it was answered, in whole seconds; null when it was not measured.</summary>
    public int? Seconds => Since is { } since ? (int)(At - since).TotalSeconds : null;
}
