using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>One of Stripe's errors: status, and what stands in the <c>error</c> hash. See https://docs.stripe.com/api/errors.</summary>
internal sealed record ApiError(int Status, string Type, string? Code, string Message, string? Param = null)
{
    /// <summary>Further keys of the hash, such as <c>decline_code</c>; null for none.</summary>
    public JsonObject? More { get; init; }

    /// <summary>A request that Stripe would not carry out.</summary>
    public static ApiError Invalid(string message, string? param = null, string? code = null) =>
        new(StatusCodes.Status400BadRequest, "invalid_request_error", code, message, param);

    /// <summary>A parameter that the endpoint does not know.</summary>
    public static ApiError Unknown(string param) => Invalid($"Received unknown parameter: {param}", param, "parameter_unknown");

    /// <summary>A parameter that must be there.</summary>
    public static ApiError Missing(string param) => Invalid($"Missing required param: {param}.", param, "parameter_missing");

    /// <summary>A parameter that may not be emptied.</summary>
    public static ApiError Empty(string param) => Invalid(
        $"You passed an empty string for '{param}'. We assume empty values are an attempt to unset a field; however '{param}' cannot be unset. "
        + $"You should remove '{param}' from your request or supply a non-empty value.",
        param,
        "parameter_invalid_empty");

    /// <summary>An object that is not there: 404 when the path named it, 400 when a parameter did.</summary>
    public static ApiError NoSuch(string type, string id, string? param = null) => new(
        param is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
        "invalid_request_error",
        "resource_missing",
        $"No such {type}: '{id}'",
        param ?? "id");

    /// <summary>What goes over the wire, with the address of the request's log as Stripe adds it.</summary>
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
