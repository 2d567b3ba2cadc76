namespace MotoPortal.Gateway.Calls;

/// <summary>The reasons for a refusal that the portal tells apart. By error code, never by HTTP status where there is a code.</summary>
internal enum RefusalReason
{
    /// <summary>The reader works on something else.</summary>
    ReaderBusy,

    /// <summary>The reader is not connected.</summary>
    ReaderOffline,

    /// <summary>The reader has a fault of its own.</summary>
    ReaderFault,

    /// <summary>The intent is in another state than the request needs.</summary>
    IntentInvalidState,

    /// <summary>The account may not key in cards.</summary>
    MotoNotEnabled,

    /// <summary>The key is wrong, revoked, or may not do this.</summary>
    KeyRefused,

    /// <summary>There is no such object, or it was deleted.</summary>
    NotFound,

    /// <summary>Too many requests; nothing was done.</summary>
    RateLimited,

    /// <summary>The bank declined the card, or wants its holder to authenticate.</summary>
    Declined,

    /// <summary>Anything else that Stripe calls an invalid request.</summary>
    InvalidRequest,
}
