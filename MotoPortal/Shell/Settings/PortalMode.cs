namespace MotoPortal.Shell.Settings;

/// <summary>Which Stripe the portal talks to. Shown on every page.</summary>
public enum PortalMode
{
    /// <summary>No Stripe key is set: the portal's simulator, no real cards.</summary>
    Practice,

    /// <summary>A test key: Stripe's sandbox, no real cards.</summary>
    Sandbox,

    /// <summary>A live key: real cards and real money.</summary>
    Live,
}
