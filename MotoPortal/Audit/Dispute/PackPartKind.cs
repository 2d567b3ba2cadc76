namespace MotoPortal.Audit.Dispute;

/// <summary>What a file of a pack is.</summary>
internal enum PackPartKind
{
    /// <summary>What the other files are, and how to check them.</summary>
    ReadMe,

    /// <summary>The customer's copy.</summary>
    Copy,

    /// <summary>The receipt that programs read, with the record and its proof.</summary>
    Receipt,

    /// <summary>What happened, a line each.</summary>
    Timeline,

    /// <summary>The form that the customer signed.</summary>
    SignedForm,
}
