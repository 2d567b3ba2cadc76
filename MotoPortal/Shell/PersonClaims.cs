namespace MotoPortal.Shell;

/// <summary>The claims that the frame of every page reads; the accounts' room writes them at sign-in.</summary>
internal static class PersonClaims
{
    /// <summary>The name that colleagues read.</summary>
    public const string DisplayName = "motoportal:name";

    /// <summary>The id of the session that the cookie belongs to.</summary>
    public const string Session = "motoportal:session";
}
