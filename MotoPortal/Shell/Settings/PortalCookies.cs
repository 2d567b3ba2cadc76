namespace MotoPortal.Shell.Settings;

/// <summary>Names and protects the portal's cookies.</summary>
internal static class PortalCookies
{
    /// <summary>The cookie of the chosen language. It identifies no person, so it has a plain name.</summary>
    public const string Language = "moto-language";

    /// <summary>
    /// Makes a cookie inaccessible to scripts and to other sites. Over HTTPS its name gets the prefix <c>__Host-</c>, with which browsers
    /// reject a cookie set for another host or without encryption (RFC 6265bis, 4.1.3.2); that is not possible over plain HTTP.
    /// </summary>
    public static void Protect(CookieBuilder cookie, string name, IConfiguration configuration)
    {
        var https = ShellOptions.IsHttps(configuration);
        cookie.Name = https ? "__Host-" + name : name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
