namespace MotoPortal.Consents;

/// <summary>How a consent ended. It ends once.</summary>
public enum ConsentEndingKind
{
    /// <summary>No card was saved under it.</summary>
    WithoutCard,

    /// <summary>The customer withdrew it.</summary>
    Withdrawn,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>A newer consent took its place.</summary>
    Replaced,
}

/// <summary>How a customer's withdrawal came.</summary>
public enum WithdrawalChannel
{
    /// <summary>By telephone.</summary>
    Telephone,

    /// <summary>By letter.</summary>
    Post,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>In the store.</summary>
    InStore,

    /// <summary>By the link in the customer's copy.</summary>
    Link,

    /// <summary>With the erasure of all that is held on the customer.</summary>
    Erasure,
}

/// <summary>What can become known about a consent without ending it.</summary>
public enum ConsentFactKind
{
    /// <summary>A supervisor wants the customer asked anew, for the terms have changed.</summary>
    MarkedForRenewal,

    /// <summary>The bank renewed the card: the same PaymentMethod has another number or expiry.</summary>
    CardRenewed,

    /// <summary>The card was removed at Stripe.</summary>
    CardRemoved,

    /// <summary>What was held on the customer in person was erased.</summary>
    PersonErased,

    /// <summary>The bank declined for good: nothing is charged under it until somebody has cleared that up.</summary>
    Suspended,

    /// <summary>A supervisor has cleared up why it was suspended.</summary>
    SuspensionLifted,
}
