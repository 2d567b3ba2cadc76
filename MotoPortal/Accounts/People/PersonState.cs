namespace MotoPortal.Accounts.People;

/// <summary>Whether a person can sign in.</summary>
public enum PersonState
{
    /// <summary>Yes.</summary>
    Active,

    /// <summary>Not yet: no password was chosen.</summary>
    Invited,

    /// <summary>Not any more.</summary>
    Disabled,

    /// <summary>Not in this mode: the person was seeded for practice.</summary>
    PracticeOnly,
}
