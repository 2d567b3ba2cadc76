namespace MotoPortal.Audit.Entries.Listing;

/// <summary>The columns by which the ledger can be sorted: it has one order, and its reverse.</summary>
public enum LedgerColumn
{
    /// <summary>The sequence number.</summary>
    Number,
}
