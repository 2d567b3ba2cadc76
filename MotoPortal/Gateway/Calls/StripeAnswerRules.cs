using System.Text.Json;

namespace MotoPortal.Gateway.Calls;

/// <summary>
/// Distinguishes Stripe's own answers from those of intermediaries: a proxy's page, a captive portal, another service, a truncated body.
/// Only Stripe's error object, or an object of the requested kind and id, says what was done.
/// </summary>
internal static class StripeAnswerRules
{
    // https://docs.stripe.com/api/errors
    private static readonly string[] ErrorTypes = ["api_error", "card_error", "idempotency_error", "invalid_request_error"];

    /// <summary>Whether this is a type of Stripe's errors.</summary>
    public static bool IsErrorType(string? type) => type is not null && ErrorTypes.Contains(type, StringComparer.Ordinal);

    /// <summary>Whether this is Stripe's answer to the request.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="path">The request's path, such as <c>/v1/terminal/readers/tmr_1/process_setup_intent</c>.</param>
    /// <param name="status">The answer's HTTP status.</param>
    /// <param name="body">The answer's body.</param>
    public static bool IsStripes(HttpMethod method, string path, int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return root.ValueKind is JsonValueKind.Object && status switch
            {
                >= 200 and < 300 => IsAnswer(method, path, root),
                >= 400 => root.TryGetProperty("error", out var error)
                    && error.ValueKind is JsonValueKind.Object && IsErrorType(StripeObjectRules.Text(error, "type")),
                _ => false,
            };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsAnswer(HttpMethod method, string path, JsonElement root)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var named = parts is ["v1", "terminal", ..] ? 3 : 2;
        if (parts.Length < named || StripeObjectRules.Of(string.Join('/', parts[1..named])) is not { } rules)
        {
            // A kind without rules of its own must at least be one of Stripe's objects.
            return StripeObjectRules.Text(root, "object") is { Length: > 0 };
        }

        return parts[named..] switch
        {
            [] when method == HttpMethod.Get => IsList(root, "list", rules),
            ["search"] => IsList(root, "search_result", rules),
            [] => rules.Fits(root, askedId: null),
            [var id, ..] => rules.Fits(root, Uri.UnescapeDataString(id)),
        };
    }

    private static bool IsList(JsonElement root, string name, StripeObjectRules rules) =>
        StripeObjectRules.Text(root, "object") == name
        && root.TryGetProperty("data", out var data)
        && data.ValueKind is JsonValueKind.Array
        && root.TryGetProperty("has_more", out var more)
        && more.ValueKind is JsonValueKind.True or JsonValueKind.False
        && data.EnumerateArray().All(item => rules.Fits(item, askedId: null));
}
