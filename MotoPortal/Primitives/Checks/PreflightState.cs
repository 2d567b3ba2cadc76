namespace MotoPortal.Primitives.Checks;

/// <summary>What a preflight check means for an administrator.</summary>
public enum PreflightState
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Still to be set up; what works already goes on working.</summary>
    ToDo,

    /// <summary>Cannot be known yet, because it shows only in use.</summary>
    NotKnownYet,

    /// <summary>Stops customers or staff, or opens a door.</summary>
    Wrong,

    /// <summary>Could not be asked now: Stripe, the network or the check itself gave no answer.</summary>
    NotAnswered,
}
