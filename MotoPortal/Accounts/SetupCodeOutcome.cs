namespace MotoPortal.Accounts;

/// <summary>The result of taking the code of the first set-up.</summary>
internal enum SetupCodeOutcome
{
    /// <summary>It is the code, and the caller alone has it until it is used or given back.</summary>
    Taken,

    /// <summary>It is not the code, or the code has run out, was used, or is in another's hands.</summary>
    NotRight,

    /// <summary>Too many wrong codes from this place.</summary>
    TooOften,
}
