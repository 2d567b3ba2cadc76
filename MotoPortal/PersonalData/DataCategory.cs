namespace MotoPortal.PersonalData;

/// <summary>The kinds of personal data that the portal's tables hold.</summary>
internal enum DataCategory
{
    /// <summary>Who the customer is and how they are reached.</summary>
    Contact,

    /// <summary>The scope.</summary>
    Agreement,

    /// <summary>What shows that it was the customer who agreed.</summary>
    Evidence,

    /// <summary>What is left of the card.</summary>
    Card,

    /// <summary>How a card came to be saved.</summary>
    Setup,

    /// <summary>What was charged, given back and disputed.</summary>
    Charge,

    /// <summary>That a customer declined.</summary>
    Refusal,

    /// <summary>What was sent.</summary>
    Mail,

    /// <summary>Erasures that Stripe has not confirmed.</summary>
    Erasure,

    /// <summary>Who works with the portal.</summary>
    Staff,

    /// <summary>Who did what, and when.</summary>
    Ledger,
}
