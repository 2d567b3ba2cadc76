namespace MotoPortal.Shell.Hosting;

/// <summary>The claim types that every page's frame reads; the Accounts room writes them at sign-in.</summary>
internal static class PersonClaims
{
    /// <summary>The name shown to colleagues.</summary>
    public const string DisplayName = "motoportal:name";

    /// <summary>The id of the cookie's session.</summary>
    public const string Session = "motoportal:session";

    /// <summary>A store in which the person works, by its id; one claim for each store, or one with <see cref="AllStores"/>.</summary>
    public const string Store = "motoportal:store";

    /// <summary>The value for all stores.</summary>
    public const string AllStores = "all";

    /// <summary>How the person proved who they are (RFC 8176); one claim for each method.</summary>
    public const string Method = "amr";

    /// <summary>The method value for more than one factor (RFC 8176, section 2).</summary>
    public const string SeveralFactors = "mfa";

    /// <summary>
    /// The method value for a passkey without a password: a key in software, because the portal does not ask the maker of the passkey
    /// whether it is more.
    /// </summary>
    public const string Passkey = "swk";
}
