namespace MotoPortal.Privacy.Processing;

/// <summary>The uses of personal data besides the kinds of consent.</summary>
internal enum ProcessingActivity
{
    /// <summary>Proof of who agreed to what.</summary>
    Proof,

    /// <summary>Copies and confirmations to customers.</summary>
    Letters,

    /// <summary>Record of refusals.</summary>
    Refusals,

    /// <summary>Sign-in of staff, and the record of their actions.</summary>
    Access,
}
