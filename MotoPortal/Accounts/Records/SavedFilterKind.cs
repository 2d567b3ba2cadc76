namespace MotoPortal.Accounts.Records;

/// <summary>The lists whose filters a person can keep.</summary>
public enum SavedFilterKind
{
    /// <summary>All entries of the ledger.</summary>
    Ledger,

    /// <summary>All consents.</summary>
    Consents,

    /// <summary>All charges.</summary>
    Charges,
}
