
namespace MotoPortal.Simulator.Http;

/// <summary>A value, or children by their keys in brackets; an empty key is the <c>[]</c> notation.</summary>
internal sealed class FormNode
{
    private readonly List<(string Key, FormNode Child)> _children = [];

    /// <summary>The text; null when there are children.</summary>
    public string? Value { get; private set; }

    /// <summary>Whether the keys can be those of an array.</summary>
    public bool CanBeArray => Value is null && _children.TrueForAll(child => child.Key.Length < 9 && child.Key.All(char.IsAsciiDigit));

    /// <summary>The children in the order of the request.</summary>
    public IReadOnlyList<(string Key, FormNode Child)> Children => _children;

    /// <summary>The children in the order of their indexes, or of the request without indexes.</summary>
    public IEnumerable<FormNode> Elements =>
        (_children.TrueForAll(child => child.Key.Length > 0)
            ? _children.OrderBy(child => int.Parse(child.Key, null))
            : _children.AsEnumerable())
        .Select(child => child.Child);

    /// <summary>The child under a key; null when there is none.</summary>
    public FormNode? this[string key] => _children.Find(child => child.Key == key).Child;

    /// <summary>Adds a value at a path of keys; false when a value and children would have the same path.</summary>
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

    /// <summary>Removes and returns a child; null when there is none.</summary>
    public FormNode? TakeOut(string key)
    {
        var child = this[key];
        _children.RemoveAll(entry => entry.Key == key);
        return child;
    }

    private FormNode Child(string key, string? next)
    {
        // a[][x]=1&a[][y]=2 is one element with two keys; a key that the last element already has starts a new element.
        var known = key.Length > 0
            ? this[key]
            : next is { Length: > 0 } && _children.Count > 0 && _children[^1].Child[next] is null ? _children[^1].Child : null;
        if (known is not null)
        {
            return known;
        }

        var child = new FormNode();
        _children.Add((key, child));
        return child;
    }
}
