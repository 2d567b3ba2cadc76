namespace MotoPortal.Accounts.SignIn;

/// <summary>The result of asking a signed-in person again who they are.</summary>
internal enum StepUpOutcome
{
    /// <summary>It is the person.</summary>
    Confirmed,

    /// <summary>The password is wrong; it counts as a wrong try.</summary>
    WrongPassword,

    /// <summary>The password is right and the code is wrong or used; it counts as a wrong try.</summary>
    WrongCode,

    /// <summary>The passkey is not one of this person's, or its answer was old or used.</summary>
    WrongPasskey,

    /// <summary>Too many wrong tries at this account, or by this person.</summary>
    Locked,

    /// <summary>The session began at an issuer, which has to ask the person again first.</summary>
    IssuerNeeded,

    /// <summary>Too many passwords are being checked now; this one was not.</summary>
    Busy,
}
