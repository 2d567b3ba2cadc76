namespace MotoPortal.Accounts.SignIn;

/// <summary>The address to return to after signing in, always a page of this portal.</summary>
internal static class ReturnAddress
{
    /// <summary>
    /// The address if it is local, otherwise the home page. Browsers resolve <c>//host</c> and <c>/\host</c> to another site. The portal's
    /// addresses are ASCII, and a header can hold nothing else.
    /// </summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.All(character => character is > ' ' and < '\u007F') ? address : "/";
}
