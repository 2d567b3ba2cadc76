namespace MotoPortal.Consents.Seals;

/// <summary>The parts of a consent that a seal check distinguishes.</summary>
public enum SealedPart
{
    /// <summary>The ledger entry itself, or its details.</summary>
    Proof,

    /// <summary>The scope: purpose, amounts, days, counts.</summary>
    Agreement,

    /// <summary>The text that was read or signed, its language, and the order channel.</summary>
    Words,

    /// <summary>The customer, in the portal and at Stripe.</summary>
    Person,

    /// <summary>The clerk, the store and the time.</summary>
    Giving,

    /// <summary>The answers, the call, the letter.</summary>
    Evidence,

    Card,

    /// <summary>The withdrawal or another end.</summary>
    Ending,

    /// <summary>Suspensions and their lifting.</summary>
    Suspension,

    /// <summary>Other later facts, such as the removal of the card.</summary>
    LaterFacts,
}
