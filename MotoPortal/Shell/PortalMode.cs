namespace MotoPortal.Shell;

/// <summary>What the portal talks to. Shown on every page, so that nobody takes practice for the real thing.</summary>
public enum PortalMode
{
    /// <summary>No Stripe key is set: the portal's own simulator, no real card.</summary>
    Practice,

    /// <summary>A test key: Stripe's sandbox, no real card.</summary>
    Sandbox,

    /// <summary>A live key: real cards and real money.</summary>
    Live,
}
