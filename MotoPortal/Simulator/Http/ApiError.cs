using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>An error as Stripe returns it: the status and the <c>error</c> hash. See https://docs.stripe.com/api/errors.</summary>
internal sealed record ApiError(int Status, string Type, string? Code, string Message, string? Param = null)
{
    /// <summary>Further keys of the hash, such as <c>decline_code</c>; null for none.</summary>
    public JsonObject? More { get; init; }

    /// <summary>An invalid request.</summary>
    public static ApiError Invalid(string message, string? param = null, string? code = null) =>
        new(StatusCodes.Status400BadRequest, "invalid_request_error", code, message, param);

    /// <summary>An unknown parameter.</summary>
    public static ApiError Unknown(string param) => Invalid($"Received unknown parameter: {param}", param, "parameter_unknown");

    /// <summary>A missing parameter.</summary>
    public static ApiError Missing(string param) => Invalid($"Missing required param: {param}.", param, "parameter_missing");

    /// <summary>A parameter that must not be empty.</summary>
    public static ApiError Empty(string param) => Invalid(
        $"You passed an empty string for '{param}'. We assume empty values are an attempt to unset a field; however '{param}' cannot be unset. "
        + $"You should remove '{param}' from your request or supply a non-empty value.",
        param,
        "parameter_invalid_empty");

    /// <summary>A missing object: 404 when the path named it, 400 when a parameter did.</summary>
    public static ApiError NoSuch(string type, string id, string? param = null) => new(
        param is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
        "invalid_request_error",
        "resource_missing",
        $"No such {type}: '{id}'",
        param ?? "id");

    /// <summary>The response body, with the address of the request's log, as Stripe adds it.</summary>
    public JsonObject ToBody(string requestId)
    {
        var hash = ToHash();
        hash["request_log_url"] = $"https://dashboard.stripe.com/test/logs/{requestId}";
        return new JsonObject { ["error"] = hash };
    }

    /// <summary>The hash without its wrapper, as in <c>last_setup_error</c>.</summary>
    public JsonObject ToHash()
    {
        var hash = new JsonObject();
        if (Code is not null)
        {
            hash["code"] = Code;
            hash["doc_url"] = $"https://stripe.com/docs/error-codes/{Code.Replace('_', '-')}";
        }

        foreach (var (key, value) in More ?? [])
        {
            hash[key] = value?.DeepClone();
        }

        hash["message"] = Message;
        if (Param is not null)
        {
            hash["param"] = Param;
        }

        hash["type"] = Type;
        return hash;
    }
}
