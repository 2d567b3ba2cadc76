using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MotoPortal.Tests.Gateway;

/// <summary>Answers that are not from Stripe, or not to the request; none of them says anything about what was done.</summary>
internal static class ForeignAnswers
{
    private const string Html = "<html><body><h1>Blocked by policy</h1></body></html>";

    /// <summary>Every such answer by name.</summary>
    public static IReadOnlyDictionary<string, Func<HttpContext, Task>> All { get; } = new Dictionary<string, Func<HttpContext, Task>>(
        StringComparer.Ordinal)
    {
        ["400 HTML"] = Says(400, Html),
        ["401 HTML"] = Says(401, Html),
        ["403 HTML"] = Says(403, Html),
        ["404 HTML"] = Says(404, Html),
        ["407 HTML"] = Says(407, Html),
        ["408 HTML"] = Says(408, Html),
        ["409 HTML"] = Says(409, Html),
        ["413 HTML"] = Says(413, Html),
        ["429 HTML"] = Says(429, Html),
        ["404 empty"] = Says(404, ""),
        ["502 HTML"] = Says(502, Html),
        ["503 JSON"] = Says(503, """{"error":{"type":"invalid_request_error","message":"said with a wrong status"}}"""),
        ["301 to a page that looks right"] = Sends(301),
        ["302 to a page that looks right"] = Sends(302),
        ["307 to a page that looks right"] = Sends(307),
        ["308 to a page that looks right"] = Sends(308),
        ["304"] = Says(304, ""),
        ["200 object without fields"] = Says(200, "{}"),
        ["200 null"] = Says(200, "null"),
        ["200 array"] = Says(200, "[]"),
        ["200 number"] = Says(200, "1"),
        ["200 text"] = Says(200, "\"ok\""),
        ["200 empty"] = Says(200, ""),
        ["204"] = Says(204, ""),
        ["200 HTML"] = Says(200, Html),
        ["200 broken JSON"] = Says(200, """{"id":"cus_1",,}"""),
        ["200 half the JSON"] = context => Says(200, Whole(context).ToJsonString()[..20])(context),
        ["200 half the body"] = HalfAsync,
        ["200 with an error in it"] = Says(200, """{"error":{"type":"invalid_request_error","code":"resource_missing"}}"""),
        ["400 broken JSON"] = Says(400, """{"error":{"type":"invalid_request_error" """),
        ["400 null"] = Says(400, "null"),
        ["400 array"] = Says(400, "[]"),
        ["403 of another service: message"] = Says(403, """{"message":"Forbidden"}"""),
        ["404 of another service: error is a text"] = Says(404, """{"error":"not_found"}"""),
        ["404 of another service: error without a type"] = Says(404, """{"error":{"code":"resource_missing","message":"No such route"}}"""),
        ["404 of another service: error of a foreign type"] =
            Says(404, """{"error":{"type":"not_found_error","code":"resource_missing"}}"""),
        ["400 error is null"] = Says(400, """{"error":null}"""),
        ["402 Stripe's object with a wrong status"] = context => Says(402, Whole(context).ToJsonString())(context),
        ["the connection breaks"] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
        ["an object of another kind"] =
            Spoils(found => found["object"] = found["object"]!.GetValue<string>() == "customer" ? "payment_method" : "customer"),
        ["an object of no kind"] = Spoils(found => found.Remove("object")),
        ["an id of another form"] = Spoils(found => found["id"] = "xx_1"),
        ["an id that is null"] = Spoils(found => found["id"] = null),
        ["an id that is a number"] = Spoils(found => found["id"] = 1),
        ["another id than the one asked about"] = context =>
        {
            var whole = Whole(context);
            var isAskedFor =
                whole["data"] is null && context.Request.Path.Value!.Contains(whole["id"]!.GetValue<string>(), StringComparison.Ordinal);
            WholeAnswers.Subject(whole)["id"] = isAskedFor ? whole["id"]!.GetValue<string>() + "x" : "xx_1";
            return Says(200, whole.ToJsonString())(context);
        },
        ["fields that decisions rest on are null"] = Spoils(found => SpoilFields(found, null)),
        ["fields that decisions rest on are objects"] = Spoils(found => SpoilFields(found, "{}")),
        ["fields that decisions rest on are words of no meaning"] = Spoils(found => SpoilFields(found, "\"soon\"")),
        ["metadata is a text"] = Spoils(found => found["metadata"] = "none"),
        ["fields are of another type"] =
            Spoils(found => (found["created"], found["livemode"], found["last_seen_at"]) = ("soon", "maybe", "soon")),
    };

    private static JsonObject Whole(HttpContext context) => WholeAnswers.To(context.Request.Method, context.Request.Path);

    private static Func<HttpContext, Task> Says(int status, string body) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith('<') ? "text/html" : "application/json";
        if (body.Length > 0)
        {
            await context.Response.WriteAsync(body);
        }
    };

    private static Func<HttpContext, Task> Sends(int status) => context =>
    {
        if (context.Request.Headers["Host"].ToString() is var host && context.Request.Query.ContainsKey("sent"))
        {
            return Says(200, Whole(context).ToJsonString())(context);
        }

        context.Response.StatusCode = status;
        context.Response.Headers.Location = $"http://{host}{context.Request.Path}?sent=1";
        return Task.CompletedTask;
    };

    private static Func<HttpContext, Task> Spoils(Action<JsonObject> spoil) => context =>
    {
        var whole = Whole(context);
        spoil(WholeAnswers.Subject(whole));
        return Says(200, whole.ToJsonString())(context);
    };

    private static void SpoilFields(JsonObject found, string? json)
    {
        // Not every object has such a field; every object has an id.
        found["id"] =
            found.ContainsKey("status") || found.ContainsKey("type") || found.ContainsKey("card") ? found["id"]!.DeepClone() : null;
        foreach (var name in new[] { "status", "amount", "currency", "type", "card", "created", "deleted" }.Where(found.ContainsKey))
        {
            found[name] = json is null ? null : JsonNode.Parse(json);
        }

        if (found["action"] is JsonObject action)
        {
            action["status"] = json is null ? null : JsonNode.Parse(json);
        }
    }

    private static async Task HalfAsync(HttpContext context)
    {
        var body = Whole(context).ToJsonString();
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length * 2;
        await context.Response.WriteAsync(body);
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
