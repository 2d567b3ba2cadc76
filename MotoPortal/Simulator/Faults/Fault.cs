namespace MotoPortal.Simulator.Faults;

/// <summary>Something that is made to go wrong.</summary>
/// <param name="Id">Its id on the board.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Reader">The reader it is for: for faults of HTTP, that the path names; null for all readers, or where readers do not
/// matter.</param>
/// <param name="IsSticky">True until it is taken away; false for the next time only.</param>
/// <param name="Milliseconds">For how long, where that matters.</param>
/// <param name="Request">For faults of HTTP: a part of <c>METHOD /path</c> that the request must contain; null for any request.</param>
/// <param name="Code">For declines: Stripe's <c>decline_code</c>; null for a decline without a reason.</param>
/// <param name="Advice">For declines: Stripe's <c>advice_code</c>; null for the one that usually comes with the code.</param>
internal sealed record Fault(
    string Id, FaultKind Kind, string? Reader, bool IsSticky, int Milliseconds, string? Request, string? Code =
        null, string? Advice = null);
