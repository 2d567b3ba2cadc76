namespace MotoPortal.Consents.Seals;

/// <summary>One thing about a consent that does not match what the ledger committed itself to.</summary>
/// <param name="Part">The part that it belongs to.</param>
/// <param name="Field">Its technical name, such as <c>scope.amountMinorUnits</c>, for the ledger and for administrators.</param>
public sealed record SealBreak(SealedPart Part, string Field);
