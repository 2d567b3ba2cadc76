using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Events;

/// <summary>Events: https://docs.stripe.com/api/events.</summary>
internal sealed class EventOperations(ObjectStore store, Rendering rendering, Lists lists) : IOperations
{
    private const int MaxTypes = 20;

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("GET", "/v1/events", List),
        new(
            "GET",
            "/v1/events/{id}",
            call => store.Find("event", call.Id) is { } found ? rendering.Show(found) : ApiError.NoSuch("event", call.Id)),
    ];

    private Answer List(Call call)
    {
        var conditions = new List<Condition>();
        if ((string?)call.Parameters["type"] is { } type)
        {
            conditions.Add(new Condition("json_extract(json, '$.type') GLOB {0}", Pattern(type)));
        }

        if (call.Parameters["types"] is JsonArray types)
        {
            if (types.Count > MaxTypes || call.Parameters["type"] is not null)
            {
                return ApiError.Invalid($"Specify either type or up to {MaxTypes} types.", "types");
            }

            conditions.Add(new Condition("json_extract(json, '$.type') IN (SELECT value FROM json_each({0}))", types.ToJsonString()));
        }

        if ((bool?)call.Parameters["delivery_success"] is { } delivered)
        {
            conditions.Add(new Condition(
                $"{(delivered ? "NOT " : "")}EXISTS (SELECT 1 FROM deliveries WHERE event = objects.id AND delivered = 0) AND {{0}} = 1",
                1L));
        }

        return lists.Page(call, "event", "/v1/events", conditions);
    }

    /// <summary>Escapes GLOB's other wildcards, because only the asterisk is one here.</summary>
    private static string Pattern(string type) =>
        type.Replace("[", "[[]", StringComparison.Ordinal).Replace("?", "[?]", StringComparison.Ordinal);
}
