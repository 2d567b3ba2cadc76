namespace MotoPortal.SaveCard.Setups;

/// <summary>Whose doing a problem is.</summary>
internal enum ProblemSource
{
    /// <summary>The customer's bank.</summary>
    Bank,

    /// <summary>The clerk who sits before the page.</summary>
    Clerk,

    /// <summary>Whoever stood at the reader, or nobody.</summary>
    AtReader,

    /// <summary>The card itself.</summary>
    Card,

    /// <summary>The reader itself.</summary>
    Reader,

    /// <summary>The way between the portal, Stripe and the reader.</summary>
    Network,

    /// <summary>Stripe, for a reason of its own.</summary>
    Stripe,

    /// <summary>The store's own settings at Stripe or in the portal.</summary>
    Settings,
}
