namespace MotoPortal.Consents.Lifecycle;

/// <summary>The channel of a customer's withdrawal.</summary>
public enum WithdrawalChannel
{
    /// <summary>By telephone.</summary>
    Telephone,

    /// <summary>By letter.</summary>
    Post,

    /// <summary>By e-mail.</summary>
    Email,

    InStore,

    /// <summary>By the link in the customer's copy.</summary>
    Link,

    /// <summary>With the erasure of the customer's personal data.</summary>
    Erasure,
}
