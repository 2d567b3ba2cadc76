namespace MotoPortal.Accounts.SignIn;

/// <summary>The address to return to after signing in, always a page of this portal.</summary>
internal static class ReturnAddress
{
    /// <summary>
    /// The address if it is local, otherwise the home page. Browsers resolve <c>//host</c> and <c>/\host</c> to another site.
    /// </summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
