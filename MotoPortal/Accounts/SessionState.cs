namespace MotoPortal.Accounts;

/// <summary>Whether what a cookie or an open page says of a person is still true.</summary>
internal enum SessionState
{
    /// <summary>The session ended, or the person may not sign in any more.</summary>
    Ended,

    /// <summary>The session goes on, and the person has other roles than those it knows.</summary>
    RolesChanged,

    /// <summary>The session goes on as it is.</summary>
    Stands,
}
