namespace MotoPortal.SaveCard.States;

/// <summary>The cause of a problem.</summary>
internal enum ProblemSource
{
    /// <summary>The customer's bank.</summary>
    Bank,

    /// <summary>The clerk at the portal.</summary>
    Clerk,

    /// <summary>Another person of the store.</summary>
    Colleague,

    /// <summary>A person at the reader, or no reaction there.</summary>
    AtReader,

    /// <summary>The card itself.</summary>
    Card,

    /// <summary>The reader itself.</summary>
    Reader,

    /// <summary>The connection between the portal, Stripe and the reader.</summary>
    Network,

    /// <summary>Stripe, for other reasons.</summary>
    Stripe,

    /// <summary>The store's settings at Stripe or in the portal.</summary>
    Settings,
}
