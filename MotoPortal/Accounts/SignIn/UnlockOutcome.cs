namespace MotoPortal.Accounts.SignIn;

/// <summary>The result of unlocking a session.</summary>
internal enum UnlockOutcome
{
    /// <summary>The session is unlocked, on all its tabs.</summary>
    Unlocked,

    /// <summary>The password is wrong; it counts as a wrong try.</summary>
    NotRight,

    /// <summary>The passkey is not one of this person's, or its answer was old or used.</summary>
    PasskeyNotRight,

    /// <summary>Too many wrong tries at this account.</summary>
    AccountLocked,

    /// <summary>Too many wrong tries from this address.</summary>
    TooOften,

    /// <summary>Too many passwords are being checked now; this one was not.</summary>
    Busy,
}
