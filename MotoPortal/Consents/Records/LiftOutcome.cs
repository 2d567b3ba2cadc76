namespace MotoPortal.Consents.Records;

/// <summary>What became of lifting a suspension. Closed: only the cases named here exist.</summary>
internal enum LiftOutcome
{
    /// <summary>The consent may be charged again.</summary>
    Lifted,

    /// <summary>The consent is not suspended, or there is none.</summary>
    NotSuspended,

    /// <summary>Who acts may not do this; nothing was done.</summary>
    NotAllowed,
}
