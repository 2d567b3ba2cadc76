namespace MotoPortal.Gateway.Calls;

/// <summary>The state of a call's answer.</summary>
internal enum CallStatus
{
    /// <summary>The call is recorded; it may not have been sent.</summary>
    Prepared,

    /// <summary>Stripe answered, with success or an error.</summary>
    Answered,

    /// <summary>The call was sent, and the answer was lost.</summary>
    Unknown,
}
