namespace MotoPortal.Accounts.SecondFactors;

/// <summary>The result of checking a code of an authenticator app, or a recovery code.</summary>
internal enum SecondFactorOutcome
{
    /// <summary>The code is right, and cannot be used again.</summary>
    Right,

    /// <summary>The code is wrong, used or outdated; it counts as a wrong try at the account.</summary>
    NotRight,

    /// <summary>Too many wrong tries at this account.</summary>
    Locked,

    /// <summary>Too many wrong tries from this place; the code was not checked.</summary>
    TooOften,
}
