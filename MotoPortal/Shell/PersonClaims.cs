namespace MotoPortal.Shell;

/// <summary>The claim types that every page's frame reads; the Accounts room writes them at sign-in.</summary>
internal static class PersonClaims
{
    /// <summary>The name shown to colleagues.</summary>
    public const string DisplayName = "motoportal:name";

    /// <summary>The id of the cookie's session.</summary>
    public const string Session = "motoportal:session";
}
