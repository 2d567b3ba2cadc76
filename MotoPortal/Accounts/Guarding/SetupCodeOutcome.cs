namespace MotoPortal.Accounts.Guarding;

/// <summary>The result of taking the set-up code.</summary>
internal enum SetupCodeOutcome
{
    /// <summary>The code is right, and only this caller holds it until it is used or returned.</summary>
    Taken,

    /// <summary>The code is wrong, expired or used, or another caller holds it.</summary>
    NotRight,

    /// <summary>Too many wrong codes from this place.</summary>
    TooOften,
}
