namespace MotoPortal.Accounts;

/// <summary>Where to go after signing in: only ever a page of this portal.</summary>
internal static class ReturnAddress
{
    /// <summary>
    /// The address when it is one of ours, else the home page. Browsers read <c>//host</c> and <c>/\host</c> as another site.
    /// </summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
