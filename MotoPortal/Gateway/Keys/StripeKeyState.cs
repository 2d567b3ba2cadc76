namespace MotoPortal.Gateway.Keys;

/// <summary>What Stripe last said about the key.</summary>
public enum StripeKeyState
{
    /// <summary>Stripe has not been called since the portal started.</summary>
    NotAskedYet,

    Accepted,

    /// <summary>Stripe accepted the key but denied it permission for some calls.</summary>
    LacksPermission,

    /// <summary>Stripe refused the key: it is invalid, was rolled or deleted, or has expired.</summary>
    Refused,

    /// <summary>Stripe could not be reached, or an intermediary answered in its place.</summary>
    Unreachable,
}
