namespace MotoPortal.Gateway.Keys;

/// <summary>What Stripe last said about the key.</summary>
public enum StripeKeyState
{
    /// <summary>Stripe has not been asked since the portal started.</summary>
    NotAskedYet,

    /// <summary>Stripe took the key.</summary>
    Accepted,

    /// <summary>Stripe took the key, and said of some calls that the key does not permit them.</summary>
    LacksPermission,

    /// <summary>Stripe refused the key: it is wrong, was rolled or deleted, or has expired.</summary>
    Refused,

    /// <summary>Stripe, or whatever stands between, gave no answer of Stripe's.</summary>
    Unreachable,
}
