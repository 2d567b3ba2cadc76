namespace MotoPortal.Audit.Dispute;

/// <summary>The kinds of files in a pack.</summary>
internal enum PackPartKind
{
    /// <summary>The description of the other files, and how to check them.</summary>
    ReadMe,

    /// <summary>The customer's copy.</summary>
    Copy,

    /// <summary>The machine-readable receipt, with the record and its proof.</summary>
    Receipt,

    /// <summary>The history, one event per line.</summary>
    Timeline,

    /// <summary>The form that the customer signed.</summary>
    SignedForm,

    /// <summary>The digests of all files but the proof.</summary>
    Sums,

    /// <summary>The entry of the ledger about the pack, with its proof.</summary>
    Proof,
}
