namespace MotoPortal.Gateway.Calls;

/// <summary>What is known of a call's answer.</summary>
internal enum CallStatus
{
    /// <summary>Decided and written down; it may not have gone out.</summary>
    Prepared,

    /// <summary>Stripe answered, well or badly.</summary>
    Answered,

    /// <summary>It went out, and the answer is lost.</summary>
    Unknown,
}
