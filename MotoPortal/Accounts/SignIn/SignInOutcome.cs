namespace MotoPortal.Accounts.SignIn;

/// <summary>The result of a sign-in.</summary>
internal enum SignInOutcome
{
    /// <summary>Signed in; the response sets the cookie.</summary>
    SignedIn,

    /// <summary>The password is right; the person types a code of their second factor next.</summary>
    CodeNeeded,

    /// <summary>The password is right; the person needs a second factor and has none, so they set one up next.</summary>
    SecondFactorNeeded,

    /// <summary>The e-mail or the password is wrong, or the person is disabled; which of them is not disclosed.</summary>
    NotRight,

    /// <summary>The passkey is unknown, the person is disabled, or its answer was old or used; which of them is not disclosed.</summary>
    PasskeyNotRight,

    /// <summary>The passkey is right, and the person has to begin with their password or at their issuer.</summary>
    PasskeyIsSecond,

    /// <summary>Too many wrong tries at this account.</summary>
    Locked,

    /// <summary>Too many wrong tries from this address.</summary>
    TooOften,

    /// <summary>Too many people sign in now; this try was not checked.</summary>
    Busy,

    /// <summary>The portal takes no passwords; this one was not checked.</summary>
    Closed,
}
