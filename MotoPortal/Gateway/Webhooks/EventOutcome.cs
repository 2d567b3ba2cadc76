namespace MotoPortal.Gateway.Webhooks;

/// <summary>What a room made of events about one subject.</summary>
internal enum EventOutcome
{
    /// <summary>Stripe was read and the current state recorded, or there is nothing for this room to do.</summary>
    Applied,

    /// <summary>The subject is not known here yet: the events came before the answer to its call. They are tried again soon.</summary>
    NotYet,

    /// <summary>Stripe says that the subject was not made by the portal, so no room will ever know it.</summary>
    NotOurs,
}
