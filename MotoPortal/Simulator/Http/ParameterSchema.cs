using System.Text.Json;
using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// What each endpoint takes at this API version: <c>parameters.json</c>, whose endpoints name their parameters with type,
/// <c>enum</c>, <c>min</c>, <c>max</c>, <c>length</c>, <c>clear</c> (an empty string clears the value) and <c>unsimulated</c>
/// (Stripe knows it, the simulator does not act on it and says so).
/// </summary>
internal sealed class ParameterSchema
{
    private const string Resource = "MotoPortal.Simulator.Http.parameters.json";
    private readonly Dictionary<string, EndpointSchema> _endpoints;

    private ParameterSchema(string version, Dictionary<string, EndpointSchema> endpoints)
    {
        ApiVersion = version;
        _endpoints = endpoints;
    }

    /// <summary>The schema that is built into the program.</summary>
    public static ParameterSchema Embedded { get; } = Load();

    /// <summary>The one API version that the simulator speaks.</summary>
    public string ApiVersion { get; }

    /// <summary>The schema of an endpoint such as <c>GET /v1/customers/{id}</c>.</summary>
    public EndpointSchema this[string key] => _endpoints[key];

    /// <summary>The keys of all endpoints.</summary>
    public IEnumerable<string> Keys => _endpoints.Keys;

    private static ParameterSchema Load()
    {
        using var stream = typeof(ParameterSchema).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        var root = JsonNode.Parse(stream)!.AsObject();
        var enums = root["enums"]!.AsObject().ToDictionary(entry => entry.Key, entry => Words(entry.Value!), StringComparer.Ordinal);
        var endpoints = root["endpoints"]!.AsObject().ToDictionary(
            entry => entry.Key,
            entry => new EndpointSchema(
                (string)entry.Value!["returns"]!,
                ParameterType.Hash(entry.Value["params"]!.AsObject(), entry.Value["required"], enums)),
            StringComparer.Ordinal);
        return new ParameterSchema((string)root["api_version"]!, endpoints);
    }

    private static string[] Words(JsonNode node) => [.. node.AsArray().Select(word => (string)word!)];
}

/// <summary>What an endpoint takes and gives.</summary>
/// <param name="Returns">As Stripe writes it: <c>customer</c>, <c>list of customer</c>, <c>search_result of customer</c>, <c>a | b</c>.</param>
/// <param name="Parameters">The hash of all parameters.</param>
internal sealed record EndpointSchema(string Returns, ParameterType Parameters)
{
    /// <summary>Whether paths to expand start with <c>data.</c>.</summary>
    public bool IsList => Returns.Contains(" of ", StringComparison.Ordinal);

    /// <summary>The type of the object, or of the list's objects.</summary>
    public string ObjectType => Returns[(IsList ? Returns.IndexOf(" of ", StringComparison.Ordinal) + 4 : 0)..].Split(" | ")[0];
}

/// <summary>The type of one parameter.</summary>
internal sealed record ParameterType
{
    /// <summary><c>string</c>, <c>integer</c>, <c>boolean</c>, <c>metadata</c>, <c>range</c>, <c>array</c> or <c>object</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The words allowed; null for any.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The type of an array's elements.</summary>
    public ParameterType? Items { get; init; }

    /// <summary>The keys of a hash.</summary>
    public IReadOnlyDictionary<string, ParameterType> Properties { get; init; } = new Dictionary<string, ParameterType>(StringComparer.Ordinal);

    /// <summary>The keys that a hash must have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Whether an empty string clears the value.</summary>
    public bool CanBeCleared { get; init; }

    /// <summary>Whether Stripe knows the parameter and the simulator does not.</summary>
    public bool IsUnsimulated { get; init; }

    /// <summary>The smallest number allowed.</summary>
    public long? Min { get; init; }

    /// <summary>The largest number allowed.</summary>
    public long? Max { get; init; }

    /// <summary>The longest text allowed, in characters.</summary>
    public int Length { get; init; } = 5000;

    /// <summary>Whether the text must look like an e-mail address.</summary>
    public bool IsEmail { get; init; }

    /// <summary>Reads a hash.</summary>
    public static ParameterType Hash(JsonObject properties, JsonNode? required, IReadOnlyDictionary<string, string[]> enums) => new()
    {
        Kind = "object",
        Properties = properties.ToDictionary(entry => entry.Key, entry => Read(entry.Value!.AsObject(), enums), StringComparer.Ordinal),
        Required = required is null ? [] : [.. required.AsArray().Select(name => (string)name!)],
    };

    private static ParameterType Read(JsonObject json, IReadOnlyDictionary<string, string[]> enums)
    {
        var hash = json["properties"] is JsonObject properties ? Hash(properties, json["required"], enums) : new ParameterType { Kind = "string" };
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
