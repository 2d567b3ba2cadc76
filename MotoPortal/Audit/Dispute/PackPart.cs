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

/// <summary>A file of a pack.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called: never what somebody typed.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record PackPart(PackPartKind Kind, string Name, byte[] Content);
