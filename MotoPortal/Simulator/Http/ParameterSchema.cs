using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// The parameters of each endpoint at this API version: <c>parameters.json</c>, with type, <c>enum</c>, <c>min</c>, <c>max</c>,
/// <c>length</c>, <c>clear</c> (an empty string clears the value) and <c>unsimulated</c> (Stripe has it, the simulator reports that it does
/// not).
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

    /// <summary>The schema embedded in the program.</summary>
    public static ParameterSchema Embedded { get; } = Load();

    /// <summary>The simulator's API version.</summary>
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
