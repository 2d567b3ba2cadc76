namespace MotoPortal.Consents.Lifecycle;

/// <summary>The kinds of facts about a consent.</summary>
public enum ConsentFactKind
{
    /// <summary>A supervisor wants the customer to be asked again, because the terms changed.</summary>
    MarkedForRenewal,

    /// <summary>The bank renewed the card: the same PaymentMethod has another number or expiry.</summary>
    CardRenewed,

    /// <summary>The card was removed at Stripe.</summary>
    CardRemoved,

    /// <summary>The customer's personal data were erased.</summary>
    PersonErased,

    /// <summary>The bank declined for good: nothing is charged until a supervisor lifts the suspension.</summary>
    Suspended,

    /// <summary>A supervisor lifted the suspension.</summary>
    SuspensionLifted,
}
