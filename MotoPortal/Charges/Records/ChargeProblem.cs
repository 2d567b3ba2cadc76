namespace MotoPortal.Charges.Records;

/// <summary>Why the bank was not asked for a charge.</summary>
public enum ChargeProblem
{
    /// <summary>Stripe could not be reached.</summary>
    StripeNotReachable,

    /// <summary>The key is invalid or may not charge.</summary>
    KeyRefused,

    /// <summary>Stripe's rate limit was exceeded.</summary>
    RateLimited,

    /// <summary>The account may not charge mail or telephone orders.</summary>
    MotoNotEnabled,

    /// <summary>The card was removed.</summary>
    CardGone,

    /// <summary>Stripe refused for another reason.</summary>
    StripeRefused,
}
