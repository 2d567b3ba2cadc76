namespace MotoPortal.Gateway.Webhooks;

/// <summary>Why an event is not tried any more by itself.</summary>
public enum EventProblem
{
    /// <summary>Applying it threw for a day.</summary>
    Failed,

    /// <summary>What it is about was made by the portal, says Stripe, but stayed unknown here for a day.</summary>
    SubjectUnknown,

    /// <summary>It is signed, but has another form than the portal reads.</summary>
    Unreadable,
}
