namespace MotoPortal.Charges.Lifecycle;

/// <summary>The result of giving up a charge that waits for a second person. Closed: only the cases named here exist.</summary>
internal enum GiveUpOutcome
{
    /// <summary>It is given up; nothing was sent.</summary>
    GivenUp,

    /// <summary>It does not wait for a second person any more.</summary>
    NotWaiting,

    /// <summary>Who acts neither asked for it nor may allow it; nothing was done.</summary>
    NotAllowed,
}
