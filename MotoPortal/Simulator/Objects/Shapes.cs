using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Objects;

/// <summary>The properties of each type of object at this API version, with their initial values: <c>shapes.json</c>.</summary>
internal static class Shapes
{
    private const string Resource = "MotoPortal.Simulator.Objects.shapes.json";
    private static readonly JsonObject Templates = Load();

    /// <summary>A new object of the type with all properties.</summary>
    public static JsonObject New(string type) => Templates[type]!.DeepClone().AsObject();

    /// <summary>The same with an id and the time of creation.</summary>
    public static JsonObject New(string type, DateTimeOffset now)
    {
        var shape = New(type);
        shape["id"] = Ids.New(type);
        if (shape.ContainsKey("created"))
        {
            shape["created"] = now.ToUnixTimeSeconds();
        }

        return shape;
    }

    private static JsonObject Load()
    {
        using var stream = typeof(Shapes).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
