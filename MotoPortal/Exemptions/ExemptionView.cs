using MotoPortal.Primitives.Texts;


namespace MotoPortal.Exemptions;

/// <summary>An exemption, for pages.</summary>
/// <param name="Sequence">Its key.</param>
/// <param name="Field">The kind of field.</param>
/// <param name="Length">The length of the text, in characters.</param>
/// <param name="Reason">Why it is no card number.</param>
/// <param name="TypedBy">The name of the person who typed it.</param>
/// <param name="ExemptedBy">The name of the person who read and exempted it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="TakenBackBy">The name of the person who took it back; null while it is in force.</param>
/// <param name="TakenBackAt">When it was taken back, UTC; null while it is in force.</param>
public sealed record ExemptionView(
    long Sequence,
    ExemptibleField Field,
    int Length,
    string Reason,
    string TypedBy,
    string ExemptedBy,
    DateTimeOffset At,
    string? TakenBackBy,
    DateTimeOffset? TakenBackAt);
