using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Events;

/// <summary>Webhook endpoints: https://docs.stripe.com/api/webhook_endpoints.</summary>
internal sealed class WebhookEndpointOperations(ObjectStore store, Rendering rendering, Lists lists, TimeProvider time) : IOperations
{
    private const string Type = "webhook_endpoint";
    private const int MaxEndpoints = 16;

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("POST", "/v1/webhook_endpoints", Create),
        new("GET", "/v1/webhook_endpoints", call => lists.Page(call, Type, "/v1/webhook_endpoints", [])),
        new(
            "GET",
            "/v1/webhook_endpoints/{id}",
            call => store.Find(Type, call.Id) is { } found ? rendering.Show(found) : ApiError.NoSuch(Type, call.Id)),
        new("POST", "/v1/webhook_endpoints/{id}", Update),
        new("DELETE", "/v1/webhook_endpoints/{id}", Delete),
    ];

    private Answer Create(Call call)
    {
        if (WrongUrl(call) is { } error)
        {
            return error;
        }

        if (store.Count(Type, []) >= MaxEndpoints)
        {
            return ApiError.Invalid($"You have reached the maximum of {MaxEndpoints} test webhook endpoints.");
        }

        var json = Shapes.New(Type, time.GetUtcNow());
        Changes.Apply(json, call.Parameters, "api_version", "description", "enabled_events", "metadata", "url");
        var secret = Ids.Make("whsec_", 32);
        var shown = rendering.Show(store.Add(Type, json, new() { ["secret"] = secret }));

        // Only this answer contains the secret.
        shown["secret"] = secret;
        return shown;
    }

    private Answer Update(Call call)
    {
        if (store.Find(Type, call.Id) is not { } endpoint)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        if (WrongUrl(call) is { } error)
        {
            return error;
        }

        Changes.Apply(endpoint.Json, call.Parameters, "description", "enabled_events", "metadata", "url");
        if ((bool?)call.Parameters["disabled"] is { } disabled)
        {
            endpoint.Json["status"] = disabled ? "disabled" : "enabled";
        }

        store.Save(endpoint);
        return rendering.Show(endpoint);
    }

    private Answer Delete(Call call) => store.Find(Type, call.Id) is { } endpoint ? store.Delete(endpoint) : ApiError.NoSuch(Type, call.Id);

    private static ApiError? WrongUrl(Call call) =>
        (string?)call.Parameters["url"] is not { } url
            || (Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"))
            ? null
            : ApiError.Invalid("Not a valid URL", "url", "url_invalid");
}
