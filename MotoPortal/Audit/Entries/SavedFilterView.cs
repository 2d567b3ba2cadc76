namespace MotoPortal.Audit.Entries;

/// <summary>A filter that the person keeps.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Address">The address of the ledger with the filters.</param>
public sealed record SavedFilterView(long Id, LedgerAddress Address);
