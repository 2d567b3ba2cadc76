using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.Responses;

/// <summary>The answers of lists: newest first, paged by object ids. See https://docs.stripe.com/api/pagination.</summary>
internal sealed class Lists(ObjectStore store, Rendering rendering)
{
    private const int DefaultLimit = 10;

    /// <summary>The requested page of the objects of a type that meet the conditions.</summary>
    public Answer Page(Call call, string type, string url, IReadOnlyList<Condition> conditions)
    {
        var after = (string?)call.Parameters["starting_after"];
        var before = (string?)call.Parameters["ending_before"];
        if (after is not null && before is not null)
        {
            return ApiError.Invalid("You may only specify one of these parameters: ending_before, starting_after.", "ending_before");
        }

        long? olderThan = null;
        long? newerThan = null;
        if ((after ?? before) is { } cursor)
        {
            if (store.Find(cursor) is not { } found || found.Type != type)
            {
                return ApiError.NoSuch(type, cursor, after is not null ? "starting_after" : "ending_before");
            }

            olderThan = after is not null ? found.Sequence : null;
            newerThan = after is null ? found.Sequence : null;
        }

        var page = store.List(type, [.. conditions, .. Created(call.Parameters["created"])], Limit(call), olderThan, newerThan);
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. page.Objects.Select(rendering.Show)]),
            ["has_more"] = page.HasMore,
            ["url"] = url,
        };
    }

    /// <summary>The requested page size.</summary>
    public static int Limit(Call call) => (int?)(long?)call.Parameters["limit"] ?? DefaultLimit;

    /// <summary>Equality conditions for those of the parameters that the call has.</summary>
    public static List<Condition> Equal(Call call, params IEnumerable<string> names) =>
        [.. names.Where(name => call.Parameters[name] is not null).Select(name => Condition.Equal(name, ValueOf(call.Parameters[name]!)))];

    private static object ValueOf(JsonNode node) => node.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => 1L,
        System.Text.Json.JsonValueKind.False => 0L,
        System.Text.Json.JsonValueKind.Number => (long)node,
        _ => (string)node!,
    };

    private static IEnumerable<Condition> Created(JsonNode? created) => created switch
    {
        null => [],
        JsonObject range =>
            range.Select(bound => new Condition($"json_extract(json, '$.created') {Operator(bound.Key)} {{0}}", (long)bound.Value!)),
        _ => [Condition.Equal("created", (long)created)],
    };

    private static string Operator(string bound) => bound switch
    {
        "gt" => ">",
        "gte" => ">=",
        "lt" => "<",
        _ => "<=",
    };
}
