namespace MotoPortal.Charges.Policy;

/// <summary>What an earlier charge means for the next one.</summary>
internal enum EarlierChargeState
{
    /// <summary>Sent, unknown, being processed, authorized or succeeded: it counts against every limit, also after a refund.</summary>
    Counts,

    /// <summary>The bank declined it: it counts as a try.</summary>
    Declined,

    /// <summary>It failed before it reached the bank.</summary>
    Failed,
}
