namespace MotoPortal.Accounts.Persons;

/// <summary>The state of a link for choosing a password.</summary>
internal enum PasswordLinkState
{
    /// <summary>Valid.</summary>
    Good,

    /// <summary>Expired.</summary>
    RunOut,

    Used,

    /// <summary>Unknown, replaced by a newer one, or the person may not sign in.</summary>
    NotKnown,
}
