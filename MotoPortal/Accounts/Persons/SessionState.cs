namespace MotoPortal.Accounts.Persons;

/// <summary>The state of a session.</summary>
internal enum SessionState
{
    /// <summary>The session has ended, or the person may not sign in any more.</summary>
    Ended,

    /// <summary>The session is valid, and the person's roles or stores changed.</summary>
    AccessChanged,

    /// <summary>The session is valid and unchanged.</summary>
    Stands,
}
