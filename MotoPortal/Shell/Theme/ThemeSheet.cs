using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace MotoPortal.Shell.Theme;

/// <summary>
/// The theme as a style sheet with both light and dark colours. The browser chooses by the system's setting or <c>data-theme</c>, so no
/// page flashes while it loads and no circuit holds a theme.
/// </summary>
internal sealed class ThemeSheet(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private const string Gzip = "gzip";
    private const string ContentType = "text/css; charset=utf-8";

    private readonly Lazy<Task<Sheet>> _sheet = new(() => RenderAsync(scopes, loggers));

    /// <summary>The address of the sheet, with a version from its content, so that browsers can cache it permanently.</summary>
    public async Task<string> AddressAsync() => "theme.css?v=" + (await _sheet.Value).Version;

    /// <summary>Serves the sheet, compressed to browsers that take it so: it is 32 KB, a tenth of that as gzip.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        var sheet = await _sheet.Value;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var takesGzip = context.Request.GetTypedHeaders().AcceptEncoding.Any(
            encoding => encoding.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);
        if (!takesGzip)
        {
            return Results.Bytes(sheet.Css, ContentType);
        }

        context.Response.Headers.ContentEncoding = Gzip;
        return Results.Bytes(sheet.Compressed, ContentType);
    }

    private static async Task<Sheet> RenderAsync(IServiceScopeFactory scopes, ILoggerFactory loggers)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var light = await SideAsync(renderer, dark: false);
        var dark = await SideAsync(renderer, dark: true);
        var css = ":root {" + light + "}\n"
            + ":root[data-theme=dark] {" + dark + "}\n"
            + "@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) {" + dark + "} }\n";
        var bytes = Encoding.UTF8.GetBytes(css);
        return new(bytes, Compress(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }

    private static byte[] Compress(byte[] css)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(css);
        }

        return compressed.ToArray();
    }

    private static Task<string> SideAsync(HtmlRenderer renderer, bool dark) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ThemeVariables.Theme)] = PortalTheme.Theme,
            [nameof(ThemeVariables.IsDarkMode)] = dark,
        });
        var side = await renderer.RenderComponentAsync<ThemeVariables>(parameters);
        return side.ToHtmlString();
    });

    private sealed record Sheet(byte[] Css, byte[] Compressed, string Version);
}
