namespace MotoPortal.Consents.Seals;

/// <summary>A field of a consent that does not match what the ledger committed to.</summary>
/// <param name="Part">The part to which the field belongs.</param>
/// <param name="Field">Its technical name, such as <c>scope.amountMinorUnits</c>, for the ledger and for administrators.</param>
public sealed record SealBreak(SealedPart Part, string Field);
