namespace MotoPortal.Gateway.Objects;

/// <summary>Which Stripe the portal uses.</summary>
public enum StripeMode
{
    /// <summary>The portal's simulator: no key, no account, no money.</summary>
    Practice,

    /// <summary>A Stripe sandbox: a test key and test cards.</summary>
    Sandbox,

    /// <summary>Stripe with real cards.</summary>
    Live,
}
