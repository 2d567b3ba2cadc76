using System.Net;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// Decodes Stripe's form encoding: <c>a[b]=1</c>, <c>a[0]=x</c> and <c>a[]=x</c>, brackets escaped or not. The schema decides whether
/// brackets mean an array or a hash.
/// </summary>
internal static class FormDecoder
{
    /// <summary>The maximum depth of brackets.</summary>
    private const int MaxDepth = 8;

    /// <summary>The maximum number of pairs.</summary>
    private const int MaxPairs = 2000;

    /// <summary>Decodes a body, or a query without its question mark.</summary>
    /// <returns>The tree, or an error.</returns>
    public static (FormNode? Tree, ApiError? Error) Decode(string encoded)
    {
        var root = new FormNode();
        var pairs = encoded.Split('&', StringSplitOptions.RemoveEmptyEntries);
        if (pairs.Length > MaxPairs)
        {
            return (null, ApiError.Invalid("Invalid request: too many parameters."));
        }

        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : WebUtility.UrlDecode(pair[(equals + 1)..]);
            if (key.Contains('\0', StringComparison.Ordinal) || value.Contains('\0', StringComparison.Ordinal))
            {
                return (null, ApiError.Invalid("Invalid request: a parameter contains a null character."));
            }

            if (Segments(key) is not { } segments || !root.Put(segments, value))
            {
                return (null, ApiError.Invalid("Invalid request: the parameters cannot be read as form data."));
            }
        }

        return (root, null);
    }

    private static List<string>? Segments(string key)
    {
        var open = key.IndexOf('[', StringComparison.Ordinal);
        var segments = new List<string> { open < 0 ? key : key[..open] };
        while (open >= 0)
        {
            var close = key.IndexOf(']', open);
            if (close < 0 || (close + 1 < key.Length && key[close + 1] != '['))
            {
                return null;
            }

            segments.Add(key[(open + 1)..close]);
            open = close + 1 < key.Length ? close + 1 : -1;
        }

        return segments.Count <= MaxDepth && segments[0].Length > 0 ? segments : null;
    }
}
