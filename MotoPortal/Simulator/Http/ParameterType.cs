using System.Text.Json;
using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>The type of one parameter.</summary>
internal sealed record ParameterType
{
    /// <summary><c>string</c>, <c>integer</c>, <c>boolean</c>, <c>metadata</c>, <c>range</c>, <c>array</c> or <c>object</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The allowed values; null for any.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The type of an array's elements; null for other kinds.</summary>
    public ParameterType? Items { get; init; }

    /// <summary>The keys of a hash.</summary>
    public IReadOnlyDictionary<string, ParameterType> Properties { get; init; } =
        new Dictionary<string, ParameterType>(StringComparer.Ordinal);

    /// <summary>The required keys of a hash.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Whether an empty string clears the value.</summary>
    public bool CanBeCleared { get; init; }

    /// <summary>Whether Stripe has the parameter and the simulator does not implement it.</summary>
    public bool IsUnsimulated { get; init; }

    /// <summary>The minimum; null for none.</summary>
    public long? Min { get; init; }

    /// <summary>The maximum; null for none.</summary>
    public long? Max { get; init; }

    /// <summary>The maximum length, in characters.</summary>
    public int Length { get; init; } = 5000;

    /// <summary>Whether the text must look like an e-mail address.</summary>
    public bool IsEmail { get; init; }

    /// <summary>Parses a hash.</summary>
    public static ParameterType Hash(JsonObject properties, JsonNode? required, IReadOnlyDictionary<string, string[]> enums) => new()
    {
        Kind = "object",
        Properties = properties.ToDictionary(entry => entry.Key, entry => Read(entry.Value!.AsObject(), enums), StringComparer.Ordinal),
        Required = required is null ? [] : [.. required.AsArray().Select(name => (string)name!)],
    };

    private static ParameterType Read(JsonObject json, IReadOnlyDictionary<string, string[]> enums)
    {
        var hash =
            json["properties"] is JsonObject properties ? Hash(properties, json["required"], enums) : new ParameterType { Kind = "string" };
        return hash with
        {
            Kind = (string?)json["type"] ?? "string",
            Words = json["enum"] switch
            {
                null => null,
                JsonArray words => [.. words.Select(word => (string)word!)],
                var name => enums[(string)name!],
            },
            Items = json["items"] is JsonObject items ? Read(items, enums) : null,
            CanBeCleared = json["clear"]?.GetValueKind() == JsonValueKind.True,
            IsUnsimulated = json["unsimulated"]?.GetValueKind() == JsonValueKind.True,
            Min = (long?)json["min"],
            Max = (long?)json["max"],
            Length = (int?)json["length"] ?? 5000,
            IsEmail = (string?)json["format"] == "email",
        };
    }
}
