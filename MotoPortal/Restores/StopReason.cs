namespace MotoPortal.Restores;

/// <summary>Why nothing is charged or saved at the moment.</summary>
public enum StopReason
{
    /// <summary>The portal has started and has not yet compared its database with Stripe.</summary>
    Comparing,

    /// <summary>The database was restored from a copy that is older than what is outside of it, and was not taken over.</summary>
    Restored,
}
