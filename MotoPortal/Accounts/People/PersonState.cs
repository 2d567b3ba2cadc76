namespace MotoPortal.Accounts.People;

/// <summary>Whether a person can sign in.</summary>
public enum PersonState
{
    /// <summary>Can sign in.</summary>
    Active,

    /// <summary>Has neither chosen a password nor come by single sign-on yet.</summary>
    Invited,

    /// <summary>Is disabled.</summary>
    Disabled,

    /// <summary>Cannot sign in in this mode: the person was seeded for practice.</summary>
    PracticeOnly,
}
