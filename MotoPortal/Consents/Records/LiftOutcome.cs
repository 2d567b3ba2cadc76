namespace MotoPortal.Consents.Records;

/// <summary>The result of lifting a suspension. Closed: only the cases named here exist.</summary>
internal enum LiftOutcome
{
    /// <summary>The consent may be charged again.</summary>
    Lifted,

    /// <summary>The consent is not suspended, or there is none.</summary>
    NotSuspended,

    /// <summary>The acting person may not do this; nothing was done.</summary>
    NotAllowed,
}
