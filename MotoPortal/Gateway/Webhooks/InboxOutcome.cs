namespace MotoPortal.Gateway.Webhooks;

/// <summary>The result of receiving an event.</summary>
internal enum InboxOutcome
{
    /// <summary>Stored, to be handled by the worker.</summary>
    Kept,

    /// <summary>Stored before.</summary>
    Repeated,

    /// <summary>Not signed by Stripe, or not at all.</summary>
    Forged,

    /// <summary>Signed, but too long ago or in the future.</summary>
    OutOfTime,

    /// <summary>Signed, but not an event of the form that the portal reads; its id is stored where it has one.</summary>
    Unreadable,
}
