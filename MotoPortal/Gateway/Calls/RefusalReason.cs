namespace MotoPortal.Gateway.Calls;

/// <summary>
/// The reasons for a refusal that the portal distinguishes, by error code, and by HTTP status only when there is no code.
/// </summary>
internal enum RefusalReason
{
    /// <summary>The reader has another action in progress.</summary>
    ReaderBusy,

    /// <summary>The reader is not connected.</summary>
    ReaderOffline,

    /// <summary>The reader has a fault.</summary>
    ReaderFault,

    /// <summary>The intent's state does not allow the request.</summary>
    IntentInvalidState,

    /// <summary>The account may not key in cards.</summary>
    MotoNotEnabled,

    /// <summary>The key is invalid, revoked, or may not do this.</summary>
    KeyRefused,

    /// <summary>There is no such object, or it was deleted.</summary>
    NotFound,

    /// <summary>Rate limited; nothing was done.</summary>
    RateLimited,

    /// <summary>The bank declined the card, or requires authentication.</summary>
    Declined,

    /// <summary>A value of the request looks like a card number, so the portal did not send it.</summary>
    HoldsCardNumber,

    /// <summary>Any other invalid request.</summary>
    InvalidRequest,
}
