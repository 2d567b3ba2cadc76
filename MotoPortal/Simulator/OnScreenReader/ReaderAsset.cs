using System.Security.Cryptography;

namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>
/// An asset of the page. Its address contains a hash over all assets, so browsers can cache each permanently and still see a change, and
/// scripts find each other beside them.
/// </summary>
internal sealed class ReaderAsset
{
    private const string Css = "text/css; charset=utf-8";
    private const string JavaScript = "text/javascript; charset=utf-8";

    private static readonly string Version =
        Convert
            .ToHexStringLower(SHA256.HashData([.. Read("reader.css"), .. Read("reader.js"), .. Read("card.js"), .. Read("keys.js")]))[..12];

    private readonly byte[] _bytes;
    private readonly string _contentType;

    private ReaderAsset(string name, string contentType)
    {
        _bytes = Read(name);
        _contentType = contentType;
        Path = $"/reader-assets/{Version}/{name}";
    }

    /// <summary>The style sheet.</summary>
    public static ReaderAsset Style { get; } = new("reader.css", Css);

    /// <summary>The script that the page loads.</summary>
    public static ReaderAsset Script { get; } = new("reader.js", JavaScript);

    /// <summary>All assets.</summary>
    public static IReadOnlyList<ReaderAsset> All { get; } = [Style, Script, new("card.js", JavaScript), new("keys.js", JavaScript)];

    /// <summary>Its path from the root of the simulator's web application.</summary>
    public string Path { get; }

    /// <summary>Serves the file.</summary>
    public IResult Serve(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(_bytes, _contentType);
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(ReaderAsset).Assembly.GetManifestResourceStream($"OnScreenReader/{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
