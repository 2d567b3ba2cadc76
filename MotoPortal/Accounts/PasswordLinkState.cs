namespace MotoPortal.Accounts;

/// <summary>What can be said of a link for choosing a password.</summary>
internal enum PasswordLinkState
{
    /// <summary>A password can be chosen with it.</summary>
    Good,

    /// <summary>Its time is over.</summary>
    RunOut,

    /// <summary>A password was chosen with it.</summary>
    Used,

    /// <summary>It is none, a newer one took its place, or the person may not sign in.</summary>
    NotKnown,
}
