namespace MotoPortal.Simulator.Faults;

/// <summary>A fault that is switched on.</summary>
/// <param name="Id">The id on the board.</param>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Reader">
/// The reader: for HTTP faults, the one that the path names; null for all readers, or when readers do not matter.
/// </param>
/// <param name="IsSticky">Whether it stays on until it is switched off; false for the next time only.</param>
/// <param name="Milliseconds">Its duration, when it has one.</param>
/// <param name="Request">For HTTP faults: a part of <c>METHOD /path</c> that the request must contain; null for any request.</param>
/// <param name="Code">For declines: Stripe's <c>decline_code</c>; null for a decline without a reason.</param>
/// <param name="Advice">For declines: Stripe's <c>advice_code</c>; null for the usual one of the code.</param>
internal sealed record Fault(
    string Id, FaultKind Kind, string? Reader, bool IsSticky, int Milliseconds, string? Request, string? Code =
        null, string? Advice = null);
