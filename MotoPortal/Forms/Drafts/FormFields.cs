using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace MotoPortal.Forms.Drafts;

/// <summary>The fields of a form's model, as JSON: every property that can be set, and that is no secret.</summary>
internal static class FormFields
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsNotKept } },
    };

    // Whatever form they are in, they are not written: who types one has not typed it to have it stored.
    private static readonly string[] Secrets = ["Password", "Code", "Secret", "Key", "Passkey", "Pin", "Token"];

    /// <summary>Writes the fields.</summary>
    public static JsonObject Write(object form) => JsonSerializer.SerializeToNode(form, form.GetType(), Options)!.AsObject();

    /// <summary>The fields that differ from those of an earlier moment; of a part of the form only its own fields that do.</summary>
    public static JsonObject Changed(JsonObject before, JsonObject now)
    {
        var changed = new JsonObject();
        foreach (var (name, value) in now)
        {
            if (JsonNode.DeepEquals(value, before[name]))
            {
                continue;
            }

            changed[name] = value is JsonObject part && before[name] is JsonObject earlier ? Changed(earlier, part) : value?.DeepClone();
        }

        return changed;
    }

    /// <summary>The values that the fields of a set have in another one.</summary>
    public static JsonObject Of(JsonObject names, JsonObject values) =>
        new(names.Where(field => values.ContainsKey(field.Key)).Select(field => KeyValuePair.Create(
            field.Key,
            field.Value is JsonObject part && values[field.Key] is JsonObject inner ? Of(part, inner) : values[field.Key]?.DeepClone())));

    /// <summary>The names of the fields that have one value each in three sets, and in no two the same.</summary>
    public static IEnumerable<string> Clashes(JsonObject typed, JsonObject before, JsonObject now)
    {
        foreach (var (name, value) in typed)
        {
            if (value is JsonObject part && before[name] is JsonObject earlier && now[name] is JsonObject later)
            {
                foreach (var inner in Clashes(part, earlier, later))
                {
                    yield return inner;
                }
            }
            else if (!JsonNode.DeepEquals(before[name], now[name]) && !JsonNode.DeepEquals(value, now[name]))
            {
                yield return name;
            }
        }
    }

    /// <summary>Sets the given fields and leaves the others; a field that the form does not have any more is passed over.</summary>
    /// <returns>False when a value does not fit its field; the fields before it are set nevertheless.</returns>
    public static bool Fill(object form, JsonObject fields)
    {
        try
        {
            foreach (var field in Options.GetTypeInfo(form.GetType()).Properties)
            {
                if (!fields.TryGetPropertyValue(field.Name, out var value))
                {
                    continue;
                }

                if (value is JsonObject part && field.Get?.Invoke(form) is { } inner
                    && Options.GetTypeInfo(inner.GetType()).Kind is JsonTypeInfoKind.Object)
                {
                    Fill(inner, part);
                }
                else
                {
                    field.Set!(form, value.Deserialize(field.PropertyType, Options));
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void LeaveOutWhatIsNotKept(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var field in type.Properties.ToList())
        {
            if (field.Set is null || Secrets.Any(word => IsLastWord(field.Name, word)))
            {
                type.Properties.Remove(field);
            }
        }
    }

    // "NewPassword" is one, "PostalCode" is none.
    private static bool IsLastWord(string name, string word) =>
        name.EndsWith(word, StringComparison.Ordinal) && !name.EndsWith("PostalCode", StringComparison.Ordinal);
}
