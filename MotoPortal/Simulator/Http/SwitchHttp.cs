using System.Text.Json;
using System.Text.Json.Nodes;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// The HTTP format of the simulator's own endpoints: JSON or form in, JSON out; a browser's form is redirected to the home page.
/// </summary>
internal static class SwitchHttp
{
    /// <summary>The values of a request, or an error.</summary>
    public static async Task<(Dictionary<string, string>? Values, ApiError? Error)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var isJson = request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
        var (text, error) = await RequestBody.ReadAsync(request, cancellationToken, acceptsJson: isJson);
        if (error is not null)
        {
            return (null, error);
        }

        if (!isJson)
        {
            var (form, unreadable) = FormDecoder.Decode(text);
            return (form?.Children.Where(child => child.Child.Value is not null)
                .ToDictionary(child => child.Key, child => child.Child.Value!, StringComparer.Ordinal), unreadable);
        }

        try
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(text) ?? [];
            return (values.ToDictionary(value => value.Key, value => value.Value.ToString(), StringComparer.Ordinal), null);
        }
        catch (JsonException)
        {
            return (null, ApiError.Invalid("Invalid request: the body is not a JSON object."));
        }
    }

    /// <summary>A value by its name; null when it is empty or absent.</summary>
    public static string? Text(this Dictionary<string, string> values, string name) =>
        values.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <summary>Writes a success.</summary>
    public static Task AnswerAsync(HttpContext context, JsonObject body)
    {
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = "/";
            return Task.CompletedTask;
        }

        return WriteAsync(context, StatusCodes.Status200OK, body);
    }

    /// <summary>Writes an error.</summary>
    public static Task RefuseAsync(HttpContext context, ApiError error) =>
        WriteAsync(context, error.Status, error.ToBody(Ids.Make("req_", 14)));

    /// <summary>Writes JSON in Stripe's format.</summary>
    public static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(StripeJson.Indented), CancellationToken.None);
    }
}
