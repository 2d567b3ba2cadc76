namespace MotoPortal.Accounts;

/// <summary>The result of a try to sign in.</summary>
internal enum SignInOutcome
{
    /// <summary>The cookie is on its way.</summary>
    SignedIn,

    /// <summary>The e-mail or the password is wrong, or the person was sent away; which of them is not told.</summary>
    NotRight,

    /// <summary>Too many wrong tries at this account.</summary>
    Locked,

    /// <summary>Too many wrong tries from this address.</summary>
    TooOften,

    /// <summary>Too many people sign in at this moment; this try was not looked at.</summary>
    Busy,
}
