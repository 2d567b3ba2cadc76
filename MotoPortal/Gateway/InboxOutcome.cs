namespace MotoPortal.Gateway;

/// <summary>The result of an event that came in.</summary>
internal enum InboxOutcome
{
    /// <summary>Kept, to be applied by the worker.</summary>
    Kept,

    /// <summary>Known already.</summary>
    Repeated,

    /// <summary>Not signed by Stripe, too old, or no event at all.</summary>
    NotBelieved,
}
