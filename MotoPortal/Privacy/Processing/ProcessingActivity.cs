namespace MotoPortal.Privacy.Processing;

/// <summary>What personal data are used for beside the kinds of consent.</summary>
internal enum ProcessingActivity
{
    /// <summary>Showing later who agreed to what.</summary>
    Proof,

    /// <summary>Copies and confirmations to customers.</summary>
    Letters,

    /// <summary>Knowing that somebody said no.</summary>
    Refusals,

    /// <summary>Letting staff in, and knowing who did what.</summary>
    Access,
}
