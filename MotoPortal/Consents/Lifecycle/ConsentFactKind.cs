namespace MotoPortal.Consents.Lifecycle;

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
