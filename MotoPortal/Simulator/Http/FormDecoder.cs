using System.Net;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// Reads Stripe's form encoding: <c>a[b]=1</c>, <c>a[0]=x</c> and <c>a[]=x</c>, brackets escaped or not. Whether brackets
/// mean an array or a hash is for the schema to say.
/// </summary>
internal static class FormDecoder
{
    /// <summary>How deep brackets may be nested.</summary>
    private const int MaxDepth = 8;

    /// <summary>How many pairs a request may have.</summary>
    private const int MaxPairs = 2000;

    /// <summary>Decodes a body or a query without its question mark.</summary>
    /// <returns>The tree, or the error that says what cannot be read.</returns>
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

/// <summary>A value, or children under the keys that stood in brackets; an empty key is the <c>[]</c> notation.</summary>
internal sealed class FormNode
{
    private readonly List<(string Key, FormNode Child)> _children = [];

    /// <summary>The text; null when there are children.</summary>
    public string? Value { get; private set; }

    /// <summary>Whether the keys can be those of an array.</summary>
    public bool CanBeArray => Value is null && _children.TrueForAll(child => child.Key.Length < 9 && child.Key.All(char.IsAsciiDigit));

    /// <summary>The children as they came.</summary>
    public IReadOnlyList<(string Key, FormNode Child)> Children => _children;

    /// <summary>The children in the order of their indexes, or as they came where no index is written.</summary>
    public IEnumerable<FormNode> Elements =>
        (_children.TrueForAll(child => child.Key.Length > 0) ? _children.OrderBy(child => int.Parse(child.Key, null)) : _children.AsEnumerable())
        .Select(child => child.Child);

    /// <summary>The child under a key; null when there is none.</summary>
    public FormNode? this[string key] => _children.Find(child => child.Key == key).Child;

    /// <summary>Puts a value at a path of keys. False when a value and children would share a place.</summary>
    public bool Put(List<string> path, string value)
    {
        var node = this;
        for (var i = 0; i < path.Count; i++)
        {
            if (node.Value is not null)
            {
                return false;
            }

            node = node.Child(path[i], i + 1 < path.Count ? path[i + 1] : null);
        }

        node.Value = value;
        return node._children.Count == 0;
    }

    /// <summary>Takes a child out; null when there is none.</summary>
    public FormNode? TakeOut(string key)
    {
        var child = this[key];
        _children.RemoveAll(entry => entry.Key == key);
        return child;
    }

    private FormNode Child(string key, string? next)
    {
        // a[][x]=1&a[][y]=2 is one element with two keys; a key that the last element already has starts another element.
        var known = key.Length > 0 ? this[key] : next is { Length: > 0 } && _children.Count > 0 && _children[^1].Child[next] is null ? _children[^1].Child : null;
        if (known is not null)
        {
            return known;
        }

        var child = new FormNode();
        _children.Add((key, child));
        return child;
    }
}
