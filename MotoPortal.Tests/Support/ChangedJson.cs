using System.Text.Json;
using System.Text.Json.Nodes;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Support;

/// <summary>All small changes of a canonical JSON text, each with where it was made.</summary>
internal static class ChangedJson
{
    /// <summary>Each value changed to another of its kind and to null, each member left out, and one added to each object.</summary>
    public static IEnumerable<(string Path, string Changed)> Of(string json)
    {
        var paths = Paths(JsonNode.Parse(json)!).ToList();
        foreach (var path in paths)
        {
            foreach (var change in new Action<JsonNode, object>[] { Other, ToNull, Remove, Add })
            {
                var root = JsonNode.Parse(json)!;
                var parent = path[..^1].Aggregate(root, Step);
                change(parent, path[^1]);
                var changed = CanonicalJson.Write(root);
                if (!string.Equals(changed, json, StringComparison.Ordinal))
                {
                    yield return ($"{change.Method.Name} {string.Join('.', path)}", changed);
                }
            }
        }

        static void Other(JsonNode parent, object key) => Set(parent, key, Step(parent, key) switch
        {
            null => "x",
            JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>() is { Length: > 0 } text
                ? $"{text[..^1]}{(text[^1] is 'x' ? 'y' : 'x')}"
                : "x",
            JsonValue value when value.GetValueKind() is JsonValueKind.Number => value.GetValue<long>() + 1,
            JsonValue value => !value.GetValue<bool>(),
            { } other => other.DeepClone(),
        });
        static void ToNull(JsonNode parent, object key) => Set(parent, key, null);
        static void Remove(JsonNode parent, object key)
        {
            if (parent is JsonObject members)
            {
                members.Remove((string)key);
            }
            else
            {
                parent.AsArray().RemoveAt((int)key);
            }
        }

        static void Add(JsonNode parent, object key)
        {
            if (parent is JsonObject members)
            {
                members[$"{key}0"] = true;
            }
        }

        static void Set(JsonNode parent, object key, JsonNode? value)
        {
            if (parent is JsonObject members)
            {
                members[(string)key] = value;
            }
            else
            {
                parent.AsArray()[(int)key] = value;
            }
        }
    }

    private static JsonNode Step(JsonNode node, object key) => (key is string name ? node[name] : node[(int)key])!;

    private static IEnumerable<object[]> Paths(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            (member.Value is null ? [] : Paths(member.Value).Select(rest => (object[])[member.Key, .. rest])).Prepend([member.Key])),
        JsonArray items => items.SelectMany((item, place) =>
            (item is null ? [] : Paths(item).Select(rest => (object[])[place, .. rest])).Prepend([place])),
        _ => [],
    };
}
