using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Objects;

/// <summary>Applies parameters to an object as Stripe does: an empty string clears a value, metadata is merged by key.</summary>
internal static class Changes
{
    /// <summary>Sets the object's properties from parameters of the same name.</summary>
    /// <param name="target">The object.</param>
    /// <param name="parameters">The parameters of the call.</param>
    /// <param name="names">The parameters to apply; a hash is replaced as a whole, missing keys become null.</param>
    public static void Apply(JsonObject target, JsonObject parameters, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (parameters[name] is not { } value)
            {
                continue;
            }

            if (name == "metadata")
            {
                target[name] = MergedMetadata(target[name] as JsonObject ?? [], value);
            }
            else
            {
                target[name] = IsCleared(value) ? null : value.DeepClone();
            }
        }
    }

    /// <summary>Merges a hash deeply into the object's hash of the same name; other keys are unchanged.</summary>
    public static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (key, value) in changes)
        {
            if (value is JsonObject inner && target[key] is JsonObject existing)
            {
                Merge(existing, inner);
            }
            else
            {
                target[key] = value is null || IsCleared(value) ? null : value.DeepClone();
            }
        }
    }

    /// <summary>An address with all of its keys; null when it was cleared.</summary>
    public static JsonObject? Address(JsonNode? given)
    {
        if (given is not JsonObject hash)
        {
            return null;
        }

        var address = new JsonObject();
        foreach (var key in (string[])["city", "country", "line1", "line2", "postal_code", "state"])
        {
            address[key] = (string?)hash[key] is { Length: > 0 } text ? text : null;
        }

        return address;
    }

    /// <summary>The previous values of what differs between two states of an object; null when nothing does.</summary>
    public static JsonObject? Previous(JsonObject before, JsonObject after)
    {
        var previous = new JsonObject();
        foreach (var (key, value) in before)
        {
            if (!JsonNode.DeepEquals(value, after[key]))
            {
                previous[key] = value?.DeepClone();
            }
        }

        return previous.Count == 0 ? null : previous;
    }

    /// <summary>Whether a value is the empty string, which clears.</summary>
    public static bool IsCleared(JsonNode value) =>
        value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String && ((string)value!).Length == 0;

    private static JsonObject MergedMetadata(JsonObject before, JsonNode changes)
    {
        if (changes is not JsonObject hash)
        {
            return [];
        }

        var merged = before.DeepClone().AsObject();
        foreach (var (key, value) in hash)
        {
            if (IsCleared(value!))
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = value!.DeepClone();
            }
        }

        return merged;
    }
}
