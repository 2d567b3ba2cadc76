using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.Responses;

/// <summary>
/// Replaces ids by their objects, as <c>expand[]</c> requests, up to four levels deep. See https://docs.stripe.com/api/expanding_objects.
/// </summary>
internal sealed class Expansion(ObjectStore store, Rendering rendering)
{
    private const int MaxDepth = 4;
    private const string Nothing = "";
    private const string EmptyList = "list";
    private const string ListOfRefunds = "list of refund";

    /// <summary>
    /// The expandable paths of each type, with the type of what is there; <see cref="Nothing"/> when the simulator never has anything.
    /// </summary>
    private static readonly Dictionary<string, Dictionary<string, string>> Expandable = new(StringComparer.Ordinal)
    {
        ["customer"] = new(StringComparer.Ordinal)
        {
            ["invoice_settings.default_payment_method"] = "payment_method",
            ["default_source"] = Nothing,
            ["cash_balance"] = Nothing,
            ["invoice_credit_balance"] = Nothing,
            ["tax"] = Nothing,
            ["test_clock"] = Nothing,
            ["sources"] = EmptyList,
            ["subscriptions"] = EmptyList,
            ["tax_ids"] = EmptyList,
        },
        ["setup_intent"] = new(StringComparer.Ordinal)
        {
            ["customer"] = "customer",
            ["payment_method"] = "payment_method",
            ["latest_attempt"] = "setup_attempt",
            ["mandate"] = Nothing,
            ["single_use_mandate"] = Nothing,
            ["application"] = Nothing,
            ["on_behalf_of"] = Nothing,
        },
        ["setup_attempt"] = new(StringComparer.Ordinal)
        {
            ["customer"] = "customer",
            ["payment_method"] = "payment_method",
            ["setup_intent"] = "setup_intent",
            ["application"] = Nothing,
            ["on_behalf_of"] = Nothing,
        },
        ["payment_method"] = new(StringComparer.Ordinal) { ["customer"] = "customer", ["card.generated_from.setup_attempt"] = Nothing },
        ["terminal.reader"] = new(StringComparer.Ordinal)
        {
            ["location"] = "terminal.location",
            ["action.process_setup_intent.setup_intent"] = "setup_intent",
            ["action.process_setup_intent.generated_card"] = Nothing,
            ["action.process_payment_intent.payment_intent"] = "payment_intent",
        },
        ["payment_intent"] = new(StringComparer.Ordinal)
        {
            ["customer"] = "customer",
            ["payment_method"] = "payment_method",
            ["latest_charge"] = "charge",
            ["application"] = Nothing,
            ["on_behalf_of"] = Nothing,
            ["payment_record"] = Nothing,
            ["review"] = Nothing,
        },
        ["charge"] = new(StringComparer.Ordinal)
        {
            ["customer"] = "customer",
            ["payment_intent"] = "payment_intent",
            ["refunds"] = ListOfRefunds,
            ["application"] = Nothing,
            ["balance_transaction"] = Nothing,
            ["failure_balance_transaction"] = Nothing,
            ["on_behalf_of"] = Nothing,
            ["review"] = Nothing,
        },
        ["refund"] = new(StringComparer.Ordinal)
        {
            ["charge"] = "charge",
            ["customer"] = "customer",
            ["payment_intent"] = "payment_intent",
            ["payment_method"] = "payment_method",
            ["balance_transaction"] = Nothing,
            ["failure_balance_transaction"] = Nothing,
        },
        ["dispute"] = new(StringComparer.Ordinal)
        {
            ["charge"] = "charge",
            ["payment_intent"] = "payment_intent",
            ["evidence.cancellation_policy"] = "file",
            ["evidence.customer_communication"] = "file",
            ["evidence.customer_signature"] = "file",
            ["evidence.duplicate_charge_documentation"] = "file",
            ["evidence.receipt"] = "file",
            ["evidence.refund_policy"] = "file",
            ["evidence.service_documentation"] = "file",
            ["evidence.shipping_documentation"] = "file",
            ["evidence.uncategorized_file"] = "file",
        },
    };

    /// <summary>
    /// Stripe's error about the first invalid path; null for none. Needs no object, so it is checked before the request is carried out.
    /// </summary>
    public static ApiError? Check(EndpointSchema endpoint, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (endpoint.IsList && path == "data")
            {
                continue;
            }

            if (endpoint.Returns.StartsWith("search", StringComparison.Ordinal) && path == "total_count")
            {
                continue;
            }

            var inner = endpoint.IsList ? path.StartsWith("data.", StringComparison.Ordinal) ? path[5..] : null : path;
            if (inner?.Count(letter => letter == '.') >= MaxDepth)
            {
                return ApiError.Invalid($"You cannot expand more than {MaxDepth} levels of a property. Property: {path}", "expand");
            }

            if (inner is null || Steps(endpoint.ObjectType, inner) is null)
            {
                var hint = endpoint.IsList && inner is null ? $" You may want to try expanding 'data.{path}' instead." : "";
                return ApiError.Invalid($"This property cannot be expanded ({path}).{hint}", "expand");
            }
        }

        return null;
    }

    /// <summary>Expands paths that passed <see cref="Check"/>, in place.</summary>
    public void Apply(EndpointSchema endpoint, JsonObject body, IReadOnlyList<string> paths)
    {
        if (!paths.Contains("total_count", StringComparer.Ordinal))
        {
            body.Remove("total_count");
        }

        foreach (var path in paths.Where(path => path is not ("data" or "total_count")))
        {
            var steps = Steps(endpoint.ObjectType, endpoint.IsList ? path[5..] : path)!;
            foreach (var target in endpoint.IsList ? body["data"]!.AsArray().OfType<JsonObject>() : [body])
            {
                Apply(target, steps);
            }
        }
    }

    private void Apply(JsonObject start, List<(string Path, string Type)> steps)
    {
        var current = start;
        foreach (var (path, type) in steps)
        {
            var keys = path.Split('.');
            var parent = keys.SkipLast(1).Aggregate<string, JsonObject?>(current, (hash, key) => hash?[key] as JsonObject);
            if (parent is null)
            {
                return;
            }

            if (type == EmptyList)
            {
                parent[keys[^1]] = new JsonObject
                {
                    ["object"] = "list",
                    ["data"] = new JsonArray(),
                    ["has_more"] = false,
                    ["url"] = $"/v1/customers/{parent["id"]}/{path}",
                };
                return;
            }

            if (type == ListOfRefunds)
            {
                parent[keys[^1]] = RefundsOf((string)parent["id"]!);
                return;
            }

            if (parent[keys[^1]] is JsonValue id && store.Find((string)id!) is { } found)
            {
                parent[keys[^1]] = rendering.Show(found);
            }

            if (parent[keys[^1]] is not JsonObject next)
            {
                return;
            }

            current = next;
        }
    }

    private JsonObject RefundsOf(string charge)
    {
        var page = store.List("refund", [Condition.Equal("charge", charge)], limit: 10, olderThan: null, newerThan: null);
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. page.Objects.Select(rendering.Show)]),
            ["has_more"] = page.HasMore,
            ["url"] = $"/v1/charges/{charge}/refunds",
        };
    }

    /// <summary>The path split into the expandable parts of each type; null when a part is not expandable.</summary>
    private static List<(string Path, string Type)>? Steps(string type, string path)
    {
        var steps = new List<(string, string)>();
        while (path.Length > 0)
        {
            if (!Expandable.TryGetValue(type, out var fields))
            {
                return null;
            }

            var field = fields.Keys.FirstOrDefault(key => path == key || path.StartsWith($"{key}.", StringComparison.Ordinal));
            if (field is null)
            {
                return null;
            }

            type = fields[field];
            steps.Add((field, type));
            path = path.Length == field.Length ? "" : path[(field.Length + 1)..];
        }

        return steps;
    }
}
