namespace MotoPortal.Gateway.Objects;

/// <summary>Which of Stripe's worlds the portal works in.</summary>
public enum StripeMode
{
    /// <summary>The portal's own simulator: no key, no account, no money.</summary>
    Practice,

    /// <summary>A Stripe sandbox: a test key, test cards.</summary>
    Sandbox,

    /// <summary>Stripe with real cards.</summary>
    Live,
}
