namespace MotoPortal.Accounts.Records;

/// <summary>The lists whose filters a person can keep.</summary>
public enum SavedFilterKind
{
    /// <summary>The ledger.</summary>
    Ledger,

    /// <summary>All consents.</summary>
    Consents,

    /// <summary>All charges.</summary>
    Charges,
}
