namespace MotoPortal.Gateway.Webhooks;

/// <summary>The result of receiving an event.</summary>
internal enum InboxOutcome
{
    /// <summary>Stored, to be handled by the worker.</summary>
    Kept,

    /// <summary>Stored before.</summary>
    Repeated,

    /// <summary>Not signed by Stripe, too old, or not an event.</summary>
    NotBelieved,
}
