using System.Globalization;

namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>The language of a request: <c>?lang=</c>, otherwise the browser's preference, otherwise English.</summary>
internal static class ReaderLanguage
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    /// <summary>Determines the language and sets the current culture for the rest of the request.</summary>
    public static CultureInfo Use(HttpRequest request)
    {
        var liked = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString());
        var culture = liked.Prepend(request.Query["lang"].ToString()).Select(Known).FirstOrDefault(known => known is not null) ?? English;
        CultureInfo.CurrentUICulture = culture;
        CultureInfo.CurrentCulture = culture;
        return culture;
    }

    private static CultureInfo? Known(string tag) => tag.Split('-')[0].ToUpperInvariant() switch
    {
        "EN" => English,
        "FR" => French,
        _ => null,
    };
}
