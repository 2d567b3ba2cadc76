namespace MotoPortal.Simulator.ExternalEvents;

/// <summary>Events that happen without a request of the merchant. Their names in requests are in <c>snake_case</c>.</summary>
internal enum ExternalEvent
{
    /// <summary>The bank renews a saved card.</summary>
    RenewCard,

    /// <summary>A saved card expires.</summary>
    ExpireCard,

    /// <summary>Another program detaches a saved card.</summary>
    DetachCard,

    /// <summary>The customer disputes a charge.</summary>
    DisputeCharge,

    /// <summary>The customer's bank inquires about a charge.</summary>
    InquireCharge,

    /// <summary>The merchant's evidence is submitted.</summary>
    AnswerDispute,

    /// <summary>The bank decides for the merchant.</summary>
    WinDispute,

    /// <summary>The bank decides for the customer; an inquiry becomes a dispute.</summary>
    LoseDispute,

    /// <summary>The customer authenticates a waiting payment.</summary>
    Authenticate,

    /// <summary>The customer fails to authenticate.</summary>
    FailAuthentication,
}
