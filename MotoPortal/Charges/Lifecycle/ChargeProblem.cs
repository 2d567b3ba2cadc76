namespace MotoPortal.Charges.Lifecycle;

/// <summary>Why a charge was not even asked of the bank.</summary>
public enum ChargeProblem
{
    /// <summary>Stripe could not be reached.</summary>
    StripeNotReachable,

    /// <summary>The key is wrong or may not charge.</summary>
    KeyRefused,

    /// <summary>Too many requests at once.</summary>
    RateLimited,

    /// <summary>The account may not charge by mail or telephone order.</summary>
    MotoNotEnabled,

    /// <summary>The card is not there any more.</summary>
    CardGone,

    /// <summary>Stripe refused for another reason.</summary>
    StripeRefused,
}
