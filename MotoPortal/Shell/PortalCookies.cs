namespace MotoPortal.Shell;

/// <summary>How the portal's cookies are named and protected.</summary>
internal static class PortalCookies
{
    /// <summary>The cookie of the chosen language. It says nothing about anybody, so it has a plain name.</summary>
    public const string Language = "moto-language";

    /// <summary>
    /// Makes a cookie unreadable to scripts and to other sites. Over HTTPS its name gets the prefix <c>__Host-</c>, by which browsers
    /// refuse one set for another host or without encryption (RFC 6265bis, 4.1.3.2); over plain HTTP, on one's own machine, that cannot be.
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
