namespace MotoPortal.Consents.Seals;

/// <summary>The part of a consent that does not match its seal.</summary>
public enum SealedPart
{
    /// <summary>The entry in the ledger itself, or its details.</summary>
    Proof,

    /// <summary>What was agreed: purpose, amounts, days, counts.</summary>
    Agreement,

    /// <summary>The words that were read or signed, in which language, and how the order came.</summary>
    Words,

    /// <summary>Whose consent it is, here and at Stripe.</summary>
    Person,

    /// <summary>Who recorded it, where and when.</summary>
    Giving,

    /// <summary>The answers, the call, the letter.</summary>
    Evidence,

    /// <summary>The card.</summary>
    Card,

    /// <summary>Withdrawal or another end.</summary>
    Ending,

    /// <summary>Suspensions, and their lifting.</summary>
    Suspension,

    /// <summary>What else became known later, such as that the card was removed.</summary>
    LaterFacts,
}
