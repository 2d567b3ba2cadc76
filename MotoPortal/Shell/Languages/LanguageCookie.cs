using Microsoft.AspNetCore.Localization;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Shell.Languages;

/// <summary>Keeps the language in the browser, for the pages that are read before signing in.</summary>
internal static class LanguageCookie
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    /// <summary>Sends the cookie with the answer.</summary>
    /// <param name="context">The request, whose answer has not begun.</param>
    /// <param name="language">The language's code, such as <c>fr</c>.</param>
    public static void Write(HttpContext context, string language) =>
        context.Response.Cookies.Append(
            PortalCookies.Language,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
            new CookieOptions
            {
                IsEssential = true,
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                MaxAge = Lasts,
                Path = "/",
            });
}
