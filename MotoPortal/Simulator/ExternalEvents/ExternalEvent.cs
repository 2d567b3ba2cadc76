namespace MotoPortal.Simulator.ExternalEvents;

/// <summary>What can happen without any request of the merchant's. On the wire the names are in <c>snake_case</c>.</summary>
internal enum ExternalEvent
{
    /// <summary>The bank renews a saved card.</summary>
    RenewCard,

    /// <summary>A saved card's last month is over.</summary>
    ExpireCard,

    /// <summary>Another program detaches a saved card.</summary>
    DetachCard,

    /// <summary>The customer disputes a charge.</summary>
    DisputeCharge,

    /// <summary>The customer's bank asks about a charge.</summary>
    InquireCharge,

    /// <summary>The merchant's evidence is with the bank.</summary>
    AnswerDispute,

    /// <summary>The bank agrees with the merchant.</summary>
    WinDispute,

    /// <summary>The bank agrees with the customer; an inquiry becomes a dispute.</summary>
    LoseDispute,

    /// <summary>The customer authenticates a payment that waits for that.</summary>
    Authenticate,

    /// <summary>The customer does not manage to.</summary>
    FailAuthentication,
}
